import { expect, it } from 'vitest';
import { rememberText, rememberTextFor } from './remember-text.ts';

it('reads a text once, a long one each time, and forgets what nobody asks for', () => {
  const asked: string[] = [];
  const read = rememberText((text) => {
    asked.push(text);
    return text.length;
  });
  expect([read('one'), read('one'), read('three')]).toEqual([3, 3, 5]);
  expect(asked).toEqual(['one', 'three']);
  const long = 'x'.repeat(5_000);
  expect([read(long), read(long)]).toEqual([5_000, 5_000]);
  expect(asked).toHaveLength(4);
  for (let n = 0; n < 10_000; n++) read(`other ${n}`);
  read('one');
  expect(asked.filter((text) => text === 'one')).toHaveLength(2);
});

it('reads the same text again for somebody to whom it says something else', () => {
  const read = rememberTextFor(
    ({ day }: { day: string }) => `${day} `,
    (text, { day }) => `${text} of ${day}`,
  );
  expect([read('tomorrow', { day: 'Monday' }), read('tomorrow', { day: 'Friday' })]).toEqual([
    'tomorrow of Monday',
    'tomorrow of Friday',
  ]);
});
