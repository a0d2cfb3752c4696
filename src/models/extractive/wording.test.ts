import { describe, expect, test } from 'vitest';
import { readQuestion } from './question.ts';
import type { Unit } from './units.ts';
import { readWording, type WordingFit } from './wording.ts';

const unit = (text: string, heading = ''): Unit => ({
  n: 1,
  at: 0,
  kind: 'sentence',
  text,
  heading,
  introduction: '',
  block: 1,
});

async function compare(asked: string, text: string, language = 'en', heading = ''): Promise<WordingFit> {
  const question = await readQuestion({ text: asked, about: asked }, null);
  const quoted = unit(text, heading);
  return readWording(question, question.terms, language).compare([quoted], quoted, 0.7);
}

describe('the wording of a question', () => {
  test('is met by its own words, not by others of their stem', async () => {
    const { exact } = await compare('Who runs the hiring?', 'Anna runs the hiring.');
    const stems = await compare('Who runs the hiring?', 'We hire while running.');
    expect(exact).toBe(1);
    expect(stems.exact).toBe(0);
  });

  test('is met by words beside each other, also in the heading, not by the same words apart', async () => {
    const beside = await compare('deal desk?', 'It is in Berlin.', 'en', 'Deal desk');
    const apart = await compare('deal desk?', 'The deal stood on a desk.');
    expect(beside.phrase).toBe(1);
    expect(apart.phrase).toBe(0);
    expect(apart.exact).toBe(1);
  });

  test('is taken as what is covered where the text is in another language, without neighbours', async () => {
    expect(await compare('Where is the deal desk?', 'Der Deal Desk sitzt in Berlin.', 'de')).toEqual({
      exact: 0.7,
      phrase: 0,
    });
  });
});
