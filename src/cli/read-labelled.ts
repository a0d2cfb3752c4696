import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import { parseJson } from '../core/parse-json.ts';

/** A text with its label, as a line of a file. */
export interface LabelledText {
  text: string;
  label: string;
}

const labelled = z.object({
  text: z.string().trim().min(1, 'it is empty').max(10_000, 'it has more than 10,000 characters'),
  label: z.string().trim().min(1, 'it is empty').max(200, 'it has more than 200 characters'),
});

/**
 * Reads JSON lines of `{text, label}`; blank lines are skipped.
 * @throws BotError naming file, line and what is wrong with it
 */
export async function readLabelled(path: string): Promise<LabelledText[]> {
  const lines = (await readText(path)).replace(/^\uFEFF/, '').split(/\r?\n/);
  const read = lines.flatMap((line, at) => (line.trim() === '' ? [] : [readLine(line, `${path}:${at + 1}`)]));
  if (read.length === 0) throw new BotError('input_invalid', `${path} holds no lines. ${EXPECTED}`);
  return read;
}

const EXPECTED =
  'Each line must be one JSON object such as {"text": "How long is it?", "label": "duration"}.';

function readLine(line: string, where: string): LabelledText {
  const json = parseJson(line);
  if (json === undefined) throw new BotError('input_invalid', `${where} is not JSON. ${EXPECTED}`);
  const result = labelled.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new BotError(
    'input_invalid',
    `${where}: ${field === '' ? '' : `"${field}": `}${issue?.message}. ${EXPECTED}`,
  );
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unreadable';
    if (code === 'ENOENT') throw new BotError('not_found', `There is no file ${path}.`, { cause: error });
    throw new BotError('input_invalid', `${path} cannot be read (${code}).`, { cause: error });
  }
}
