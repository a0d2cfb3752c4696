import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BotError } from '../src/core/bot-error.ts';
import { analyze } from '../src/text/analyze.ts';

/** A real text as the model for generated ones. */
export interface TextModel {
  /** Sentences as words and what stands between them; a content word is marked, to be replaced. */
  sentences: { text: string; isContent: boolean }[][];
  /** Content words page by page: what a page is about. */
  topics: string[][];
}

const LEAST_WORDS = 6;
const MOST_WORDS = 40;
const LEAST_TOPIC = 30;

/**
 * Reads a folder of Markdown as a model of natural text.
 * @throws BotError `not_found` when there is no text to learn from
 */
export async function readTextModel(folder: string): Promise<TextModel> {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const model: TextModel = { sentences: [], topics: [] };
  for (const file of files.filter((name) => name.endsWith('.md')).sort())
    learn(model, await readFile(join(folder, file), 'utf8'));
  if (model.sentences.length === 0 || model.topics.length === 0)
    throw new BotError(
      'not_found',
      `${folder} has no Markdown text to model a corpus on; name one with --text.`,
    );
  return model;
}

function learn(model: TextModel, page: string): void {
  const topic: string[] = [];
  const prose = page.replace(/```[\s\S]*?```|https?:\/\/\S+|\]\([^)]*\)|[#*_>`|[\]]/g, ' ');
  for (const sentence of prose.split(/(?<=[.!?])\s+|\n{2,}/)) {
    const parts = [
      ...sentence
        .replace(/\s+/g, ' ')
        .trim()
        .matchAll(/[A-Za-z][A-Za-z']*|[^A-Za-z]+/g),
    ].map(([text]) => ({ text, isContent: isContent(text) }));
    const words = parts.filter((part) => /[A-Za-z]/.test(part.text));
    topic.push(...parts.filter((part) => part.isContent).map((part) => part.text.toLowerCase()));
    if (words.length >= LEAST_WORDS && words.length <= MOST_WORDS) model.sentences.push(parts);
  }
  if (topic.length >= LEAST_TOPIC) model.topics.push(topic);
}

function isContent(text: string): boolean {
  return text.length > 2 && /^[A-Za-z]/.test(text) && analyze(text, 'en').length > 0;
}
