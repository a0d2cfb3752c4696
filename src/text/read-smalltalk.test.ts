import { describe, expect, it } from 'vitest';
import { readSmalltalk } from './read-smalltalk.ts';

describe('a message that asks nothing', () => {
  it.each([
    ['Hi there!', 'greeting'],
    ['Guten Morgen zusammen', 'greeting'],
    ['thanks so much 🙏', 'thanks'],
    ['got it, thanks', 'thanks'],
    ['cool', 'thanks'],
    ['vale, gracias', 'thanks'],
    ['了解しました', 'thanks'],
    ['tchau', 'farewell'],
  ])('%s', (text, kind) => expect(readSmalltalk(text)).toBe(kind));

  it.each(['thanks, and for 500 seats?', 'ok what about Starter', 'hi, who owns Solvane'])(
    'is none when something is asked too: %s',
    (text) => expect(readSmalltalk(text)).toBeNull(),
  );
});
