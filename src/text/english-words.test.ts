import { expect, test } from 'vitest';
import { loadEnglishWords } from './english-words.ts';

test.each(['beat', 'Dead', 'shopping', 'reinstalled', 'cheapest', 'happily', 'September', 'pagers'])(
  '%s is a word of English',
  async (word) => {
    expect((await loadEnglishWords())(word)).toBe(true);
  },
);

test.each(['ofline', 'tecnician', 'recieve', 'invocie', 'smal', 'reoffline'])('%s is none', async (word) => {
  expect((await loadEnglishWords())(word)).toBe(false);
});
