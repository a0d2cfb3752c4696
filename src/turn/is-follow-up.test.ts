import { describe, expect, test } from 'vitest';
import { asId, type PersonId } from '../core/ids.ts';
import { readAddressee } from '../text/read-addressee.ts';
import { decideFollowUp } from './is-follow-up.ts';

const ANA = asId<PersonId>('U_ANA');
const BEN = asId<PersonId>('U_BEN');
const ana = { authorKind: 'person' as const, authorId: ANA };
const ben = { authorKind: 'person' as const, authorId: BEN };
const bot = { authorKind: 'self' as const, authorId: asId<PersonId>('B') };
const card = { ...bot, kind: 'notice' as const };
const answer = { ...bot, kind: 'answer' as const };
const otherBot = { authorKind: 'other_bot' as const, authorId: asId<PersonId>('B2') };

describe('whether a thread message without a mention is meant for the bot', () => {
  test.each([
    ['the asker goes on', [ana, bot], ANA, 'and per month?', [], true],
    ['the asker goes on without a question mark', [ana, bot], ANA, 'same for Team please', [], true],
    ['the asker goes on twice', [ana, bot, ana, bot], ANA, 'and in dollars?', [], true],
    ['the asker goes on before the bot has answered that', [ana, bot, ana], ANA, 'I mean annually', [], true],
    ['the asker says thanks', [ana, bot], ANA, 'Thanks!', [], false],
    ['the asker says thanks in German', [ana, bot], ANA, 'danke dir', [], false],
    ['the asker sends an emoji', [ana, bot], ANA, '👍', [], false],
    ['the asker turns to somebody', [ana, bot], ANA, 'what do you think?', [BEN], false],
    ['somebody else asks right after the answer', [ana, bot], BEN, 'does that hold for renewals?', [], true],
    ['somebody else asks in Japanese', [ana, bot], BEN, '更新にも当てはまりますか', [], true],
    ['somebody else comments', [ana, bot], BEN, 'that is wrong I think', [], false],
    ['somebody else wonders aloud', [ana, bot], BEN, 'how nice, did we know that', [], false],
    ['people talk to each other', [ana, bot, ben], ANA, 'really?', [], false],
    [
      'people talk to each other in a long thread',
      [ana, bot, ana, ben, ana],
      BEN,
      'shall we call?',
      [],
      false,
    ],
    ['another bot spoke in between', [ana, bot, otherBot], ANA, 'and per month?', [], true],
    ['the bot said nothing here', [ana, ben], ANA, 'anybody?', [], false],
    ['leads talk under a card', [card], ANA, 'who takes it?', [], false],
    [
      'the asker goes on after a question that was shown for them',
      [ana, { ...bot, kind: 'question' as const }],
      ANA,
      'and per month?',
      [],
      true,
    ],
    ['the asker goes on after a handoff', [ana, answer, card], ANA, 'and in dollars?', [], true],
    ['the thread is new', [], ANA, 'hello?', [], false],
  ])('%s', (_, earlier, authorId, text, mentions, follow) => {
    const decided = decideFollowUp(earlier, { authorId, text, mentions });
    expect(decided.follow).toBe(follow);
    expect(decided.reason).not.toBe('');
  });
});

describe('whom a message speaks to by name', () => {
  test.each([
    ['Nora, did you talk to them?', 'nora'],
    ['hey ben: can you take this?', 'ben'],
    ['Chloé – is that right?', 'chloé'],
    ['and monthly?', null],
    ['What about Solvane, Nora?', null],
  ])('%s', (text, name) => expect(readAddressee(text)).toBe(name));
});
