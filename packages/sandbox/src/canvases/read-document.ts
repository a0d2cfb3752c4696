import { z } from 'zod';
import { SlackError } from '../api/define-method.ts';

const document = z.strictObject({ type: z.literal('markdown'), markdown: z.string() });
const mostCharacters = 1_048_576;

/** The Markdown of a `document_content`; undefined where there is none. */
export function readDocument(value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  const parsed = document.safeParse(value);
  if (!parsed.success) throw new SlackError('invalid_arguments');
  if (parsed.data.markdown.length > mostCharacters) throw new SlackError('canvas_creation_failed');
  return parsed.data.markdown;
}
