import { describe, expect, test } from 'vitest';
import { analyze, tokenize } from './analyze.ts';
import { TERM_GROUPS } from './term-groups.ts';
import { termStandIns } from './term-stand-ins.ts';

const standIns = (text: string): string[] =>
  termStandIns(tokenize(text, 'en')).map(({ lexemes }) => lexemes.join(' '));

describe('for a term stand', () => {
  test.each([
    ['Can I wfh on Fridays?', 'work home'],
    ['Can I work from home on Fridays?', 'wfh'],
    ['How much PTO do I get?', analyze('annual leave', 'en').join(' ')],
    ['How much time off do I get?', 'pto'],
    ['Who signs the NDAs?', analyze('confidentiality agreement', 'en').join(' ')],
    ['When was the last pentest?', analyze('penetration test', 'en').join(' ')],
    ['Is two-factor authentication required?', '2fa'],
    ['I cannot log in', 'login'],
    ['How do I hand in my notice?', analyze('resignation', 'en').join(' ')],
    ['Are we GDPR compliant?', analyze('data protection', 'en').join(' ')],
    ['Do we do jury service?', analyze('jury duty', 'en').join(' ')],
    ['Who stands in for me when I am on holiday?', analyze('absence', 'en').join(' ')],
    ['Who do I ask in the IT department?', 'helpdesk'],
    ['DDoS and DDOS attacks', analyze('denial of service', 'en').join(' ')],
  ])('%s: %s', (text, other) => expect(standIns(text)).toContain(other));

  test.each([
    ['What is in the log?'],
    ['At what time does it end?'],
    ['Does it support folders?'],
    ['Is work far from home?'],
    [''],
  ])('no others where its words only look like it: %s', (text) => expect(standIns(text)).toEqual([]));

  test('none of which function words leave too little', () => {
    expect(standIns('How much PTO do I get?')).not.toContain('time');
    expect(standIns('My login fails')).not.toContain('log');
  });
});

test('each group of terms joins at least two, each of which has a word of content', () => {
  for (const group of TERM_GROUPS.trim().split('\n')) {
    const terms = group.split(', ');
    expect(terms.length, group).toBeGreaterThan(1);
    expect(new Set(terms).size, group).toBe(terms.length);
    for (const term of terms) expect(analyze(term.toUpperCase(), 'en'), term).not.toEqual([]);
  }
});
