import { describe, expect, test } from 'vitest';
import { type JudgedReply, judgeReply } from './judge-reply.ts';
import { readEveryday } from './read-everyday.ts';

const CITED = [{ n: 1, kind: 'passage', title: 'Backups', quote: '', id: 'passage:1' }];

function judge(fields: object, reply: Partial<JudgedReply>): string {
  const [line] = readEveryday(
    JSON.stringify({
      id: 'a',
      q: 'How long are backups kept?',
      kind: 'when',
      outcomes: ['answered'],
      must: [['\\b30 days', 'one month']],
      must_not: ['forever'],
      article: '^Backups$',
      helpful_refusal: true,
      ...fields,
    }),
  );
  const { verdict, buried } = judgeReply(line!, {
    outcome: 'answered',
    text: 'For *30* days.',
    notes: [],
    choices: [],
    suggestions: [],
    citations: CITED,
    ...reply,
  });
  return buried ? `${verdict}, buried` : verdict;
}

const words = (count: number): string => 'word '.repeat(count);
const NO = [['(?#norec)found nothing', '30 days']];

describe('judging a reply', () => {
  test.each<[string, object, Partial<JudgedReply>, string]>([
    ['an answer that says it is right', {}, {}, 'right'],
    ['an answer without it is wrong', {}, { text: 'For 130 days.' }, 'wrong'],
    ['an answer that says what is forbidden is wrong', {}, { text: '30 days, or forever.' }, 'wrong'],
    ['one group of two is wrong', { must: [['30 days'], ['UTC']] }, {}, 'wrong'],
    ['an answer that rests on nothing is odd', {}, { text: 'Hello!', citations: [] }, 'odd'],
    ['an answer where none is allowed is wrong', { outcomes: ['refused'], must: [] }, {}, 'wrong'],
    ['a long answer is buried', {}, { text: `30 days. ${words(120)}` }, 'right, buried'],
    ['an answer behind much else is buried', {}, { text: `${words(61)} 30 days.` }, 'right, buried'],
    [
      'a refusal that says nothing is unhelpful',
      {},
      { outcome: 'refused', text: 'Sorry.', citations: [] },
      'unhelpful',
    ],
    ['a refusal that shows it is half', {}, { outcome: 'refused' }, 'half'],
    ['a refusal that names the article is half', {}, { outcome: 'refused', text: 'See:' }, 'half'],
    [
      'a refusal that dumps is unhelpful',
      {},
      { outcome: 'refused', text: `30 days ${words(230)}` },
      'unhelpful',
    ],
    [
      'a refusal is right where it is wanted',
      { outcomes: ['refused'], must: [] },
      { outcome: 'refused' },
      'right',
    ],
    [
      'a refusal that does not say what it has to is not',
      { outcomes: ['refused'], must: [], refused_must: [['cannot']], article: undefined },
      { outcome: 'refused' },
      'unhelpful',
    ],
    [
      'that nothing was found does not answer',
      { must: NO },
      { outcome: 'refused', text: 'I found nothing.', citations: [] },
      'unhelpful',
    ],
    ['a refusal that says more than that answers', { must: NO }, { outcome: 'refused' }, 'right'],
    ['a needless question back is odd', {}, { outcome: 'clarified' }, 'odd'],
    [
      'a question back that offers what there is is right',
      { outcomes: ['clarified'], clarify: [['tapes']] },
      { outcome: 'clarified', choices: [{ label: 'Tapes', question: 'of tapes?' }] },
      'right',
    ],
    [
      'a question back for something else is odd',
      { outcomes: ['clarified'], clarify: [['tapes']] },
      { outcome: 'clarified' },
      'odd',
    ],
    ['what may not be shown may not be cited', { must_not_shown: ['Backups'] }, {}, 'wrong'],
    ['a turn that failed is odd', {}, { outcome: 'failed' }, 'odd'],
    [
      'emphasis and typography do not count',
      { must: [["it's 30 days"]] },
      { text: 'It’s _30_\u00a0**days**' },
      'right',
    ],
  ])('%s', (_, fields, reply, verdict) => expect(judge(fields, reply)).toBe(verdict));
});
