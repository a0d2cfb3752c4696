import { readFile } from 'node:fs/promises';
import { BotError } from '../../src/core/bot-error.ts';
import { type EverydayLine, readEveryday } from './read-everyday.ts';

/** Reads a set from its file. @throws BotError `input_invalid` that names the file, or the line */
export async function openSet(file: string | URL): Promise<EverydayLine[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new BotError('input_invalid', `The questions cannot be read: ${file}`, { cause: error });
  });
  return readEveryday(text);
}
