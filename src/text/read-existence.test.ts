import { expect, test } from 'vitest';
import { readExistence } from './read-existence.ts';

test.each([
  ['is there a student discount on the smallest edition?', ['student', 'discount']],
  ['do we have any parking garage for visitors?', ['parking', 'garage']],
  ['hi! is there an Android app', ['Android', 'app']],
])('"%s" asks whether there is such a thing', (text, words) => {
  expect(readExistence(text, 'en')).toEqual(words);
});

test.each(['is there a discount?', 'how do I add a parking space?', 'are there, by the way, any news?'])(
  '"%s" names none of several words',
  (text) => {
    expect(readExistence(text, 'en')).toBeNull();
  },
);
