import { expect, it } from 'vitest';
import { showMoments, writeMoment } from './moment.ts';

const AT = new Date('2026-11-30T17:30:00Z');

it('a moment is read by its words, or as an adapter shows it', () => {
  const text = `Asked ${writeMoment(AT, 'Mon 17:30 UTC')}.`;
  expect(showMoments(text)).toBe('Asked Mon 17:30 UTC.');
  expect(showMoments(text, (words, seconds) => `<${seconds}|${words}>`)).toBe(
    'Asked <1796059800|Mon 17:30 UTC>.',
  );
});
