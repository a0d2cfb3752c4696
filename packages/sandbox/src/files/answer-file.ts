import type { Context } from 'hono';
import type { StoredFile } from '../workspace.ts';

/** Answers with what a file holds; a browser saves it unless `inline`, and never runs what may stand in it. */
export function answerFile(
  c: Context,
  file: StoredFile,
  { bytes, inline }: { bytes: Uint8Array<ArrayBuffer>; inline: boolean },
): Response {
  const way = inline ? 'inline' : 'attachment';
  return c.body(bytes, 200, {
    'content-type': file.mimetype,
    'content-length': String(bytes.length),
    'content-disposition': `${way}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
  });
}
