import { decodeText, type FileFault } from '../read-file.ts';

/** As many bytes as HTML gives a page to name its charset in (HTML standard, 13.2.3.2). */
const SNIFFED_BYTES = 1024;

/** Decodes a page by its byte order mark, else by the charset that it names, else as UTF-8. */
export function decodeHtml(bytes: Uint8Array): string | FileFault {
  const marked = charsetOfMark(bytes);
  const named = marked ?? charsetNamed(bytes);
  if (named === undefined || /^utf-?8$/i.test(named)) return decodeText(Buffer.from(bytes));
  // UTF-16 without its mark could not have named itself in ASCII: the name is wrong (HTML standard).
  if (marked === undefined && /^utf-?16/i.test(named)) return decodeText(Buffer.from(bytes));
  if (marked === undefined && bytes.includes(0)) return decodeText(Buffer.from(bytes));
  try {
    return new TextDecoder(named, { fatal: true }).decode(bytes);
  } catch (error) {
    const known = !(error instanceof RangeError);
    return { reason: known ? `it is not valid ${named}` : `it names a charset that is not known (${named})` };
  }
}

function charsetOfMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return undefined;
}

function charsetNamed(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, SNIFFED_BYTES)).toString('latin1');
  return /<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1];
}
