import { expect, it } from 'vitest';
import { showControls } from './show-controls.ts';

it.each([
  ['an escape sequence', 'Sam\u001b[2J\u001b]0;title\u0007', 'Sam\\u001b[2J\\u001b]0;title\\u0007'],
  ['a sequence of one character', '\u009b2J', '\\u009b2J'],
  ['a carriage return', 'refused\rallowed', 'refused\\u000dallowed'],
  ['letters turned round', 'gpj.\u202eexe', 'gpj.\\u202eexe'],
  ['an isolate', '\u2066x\u2069', '\\u2066x\\u2069'],
])('%s is spelt out', (_, text, shown) => {
  expect(showControls(text)).toBe(shown);
});

it('what is spelt out in JSON is the same value', () => {
  const value = { name: 'Sam\u202e\u009b2J\u001b[2J' };
  expect(JSON.parse(showControls(JSON.stringify(value)))).toEqual(value);
});

it.each(['two\nlines\tand a tab', 'Müller, 山田, שלום, 🙂', '\r\u001b[2Kloading ██ 2/3'])(
  'everything else is as it was: %j',
  (text) => {
    expect(showControls(text)).toBe(text);
  },
);
