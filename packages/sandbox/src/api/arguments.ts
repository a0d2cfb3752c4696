import { z } from 'zod';

/** Form bodies carry text only; JSON bodies carry the thing itself. These schemas take both. */

/** Text that must be there. */
export const text = z.coerce.string().min(1);

/** Text that may be missing; form bodies send an empty string for "nothing". */
export const maybeText = z.coerce.string().optional();

/** `true`, `1` or `"true"`. */
export const flag = z.preprocess(
  (value) => (typeof value === 'string' ? value === 'true' || value === '1' : value === 1 ? true : value),
  z.boolean().optional(),
);

/** A number, however it was written. */
export const maybeNumber = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z.coerce.number().optional(),
);

/** A structure, as JSON text or as it is; `undefined` when missing, `null` when it is not JSON. */
export const structure = z.preprocess((value) => {
  if (typeof value !== 'string') return value;
  return value.trim() === '' ? undefined : parseJson(value);
}, z.unknown());

/** A list of text, as JSON text, separated by commas, or as it is. */
export const textList = z.preprocess((value) => {
  if (typeof value !== 'string') return value;
  if (value.trim().startsWith('[')) return parseJson(value);
  return value.split(',').map((item) => item.trim());
}, z.array(z.string()).optional());

/** How a list is paged: https://docs.slack.dev/apis/web-api/pagination */
export const paging = { limit: maybeNumber, cursor: maybeText };

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return null;
  }
}
