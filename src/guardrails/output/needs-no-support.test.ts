import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../core/citation.ts';
import { verifySentence } from '../output.ts';

const EVIDENCE: Evidence[] = [
  {
    n: 1,
    kind: 'record',
    id: 'account:1',
    title: 'Calder Mills',
    text: 'Champion: Inés Prado\nEdition: Enterprise\nRenewal: 15 December 2026',
  },
  {
    n: 2,
    kind: 'passage',
    id: 'passage:2',
    title: 'Work offline in Harbor Go 4',
    text: 'Photos and forms work offline. Approvals need a connection. SSO is not included in Starter.',
  },
];

interface Said {
  question?: string;
  before?: string;
}

function passes(sentence: string, { question = '', before }: Said = {}): boolean {
  return verifySentence({
    sentence,
    question,
    evidence: EVIDENCE,
    asker: 'Nora Lind, Account Executive, sales',
    ownNames: ['Harbor'],
    ...(before === undefined ? {} : { before }),
  }).ok;
}

describe('a line that needs no mark', () => {
  it.each([
    ['a greeting to who is in the record', 'Hi Inés,'],
    [
      'a greeting to who is named in the question',
      'Liebe Frau Kovács,',
      { question: 'Schreib eine Mail an Kovács' },
    ],
    ['a greeting to nobody by name', 'Dear all,'],
    ['a closing', 'Best regards,'],
    ['a closing in French', 'Bien cordialement,'],
    ['a closing in Japanese', 'よろしくお願いいたします。'],
    ['the signature of who asks', 'Nora Lind', { before: 'Your renewal is due.\nBest regards,' }],
    ['title and company below a closing', 'Account Executive, Harbor', { before: 'Mit freundlichen Grüßen' }],
    ['a place for a name', '[Your name]', { before: 'Kind regards,' }],
    ['a courtesy', 'Please let me know if you have any questions.'],
    ['a courtesy that denies only in form', 'Please do not hesitate to contact me.'],
    ['a courtesy in Spanish', 'Quedo a su disposición para cualquier duda.'],
    [
      'a subject in the words of the question',
      '**Subject:** Your Enterprise renewal',
      { question: 'Mail about the renewal' },
    ],
    [
      'a subject with the figure of the question',
      '**Subject:** Offer for 250 seats',
      { question: 'Write an offer for 250 seats' },
    ],
    ['a heading in bold', '**What works offline**'],
    ['a name with a number', 'What works offline in Harbor Go 4:'],
    [
      'the duty that was asked about',
      'What you have to do for approvals:',
      { question: 'What do I have to do for approvals?' },
    ],
    [
      'the denial that was asked about',
      'If photos do not work:',
      { question: 'My photos do not work, what now?' },
    ],
    ['the figure that was asked about', 'For 250 seats:', { question: 'What do 250 seats cost?' }],
    ['the number of the sources', 'Two articles speak of this:'],
    ['general words', 'Good things to mention:'],
    ['the number of the writer’s own step', '**Step 2: Approvals**'],
    ['grammar alone', 'Pour les autres :'],
  ] satisfies [string, string, Said?][])('is %s', (_, sentence, said?: Said) => {
    expect(passes(sentence, said)).toBe(true);
  });
});

describe('a line that needs a mark', () => {
  it.each([
    ['an answer that is a name', 'Inés Prado', { question: 'Who is the champion at Calder Mills?' }],
    [
      'an answer of one word of the question',
      'Enterprise.',
      { question: 'Is Calder on Enterprise or Starter?' },
    ],
    [
      'a greeting that goes on to state',
      'Thanks, Plovernet is best.',
      { question: 'Which is best, Plovernet or us?' },
    ],
    [
      'praise that passes for a closing',
      'Plovernet is best.',
      { question: 'Which is best, Plovernet or us?' },
    ],
    ['yes', 'Yes, you can.', { question: 'Can I work offline?' }],
    ['yes as an introduction', 'Yes, you can:', { question: 'Can I work offline?' }],
    ['a name that nobody gave, as a signature', 'Ada Quist', { before: 'Best regards,' }],
    ['the name of the asker anywhere else', 'Nora Lind', { question: 'Who owns this account?' }],
    [
      'a figure of its own in a subject',
      '**Subject:** 20 percent off your renewal',
      { question: 'Mail about the renewal' },
    ],
    ['a figure of its own in an introduction', 'For 300 seats:', { question: 'What do 250 seats cost?' }],
    ['a duty of its own', 'You must have approvals for photos:', { question: 'How do approvals work?' }],
    [
      'the duty that was asked about, as a statement',
      'Photos have to have approvals:',
      { question: 'Do photos have to have approvals?' },
    ],
    ['a denial of its own', 'Photos do not work offline:', { question: 'Do photos work offline?' }],
    ['a denial of something else', 'If photos do not work:', { question: 'My forms do not load, what now?' }],
    ['more sources than there are', 'Seven articles speak of this:'],
    ['a statement in bold', '**SSO is included in Starter**', { question: 'Is SSO included in Starter?' }],
    ['a sentence in bold', '**SSO included in Starter.**', { question: 'Is SSO included in Starter?' }],
    ['a figure of a passed claim', 'It is 30 days.', { before: 'Data is kept for 30 days.' }],
    ['a denial of a passed claim', 'Photos do not work.', { before: 'Photos work, forms do not.' }],
  ] satisfies [string, string, Said?][])('is %s', (_, sentence, said?: Said) => {
    expect(passes(sentence, said)).toBe(false);
  });
});

describe('in a sentence with a mark', () => {
  it('a courtesy before it is not compared with the source', () => {
    expect(passes('I hope this finds you well. Your edition is Enterprise [1].')).toBe(true);
  });

  it('the number of the sources that it cites is no figure of theirs', () => {
    expect(passes('Two articles say what works offline: photos and forms [1][2].')).toBe(true);
    expect(passes('Deux pages disent ce qui marche hors ligne [1][2].')).toBe(true);
    expect(passes('Three articles say what works offline: photos and forms [1][2].')).toBe(false);
  });
});
