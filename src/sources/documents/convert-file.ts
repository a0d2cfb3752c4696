import type { FileFault } from '../read-file.ts';
import { convertDocx } from './convert-docx.ts';
import { convertHtml } from './convert-html.ts';
import { convertPdf } from './convert-pdf.ts';
import { type Converter, type Document, storableDocument } from './document.ts';

/** Formats that are read by a converter, by ending. */
export const CONVERTERS = {
  html: convertHtml,
  docx: convertDocx,
  pdf: convertPdf,
} satisfies Record<string, Converter>;

/** A format that a converter reads. */
export type DocumentFormat = keyof typeof CONVERTERS;

/** Converts a file; what a converter did not foresee is a fault of the file. */
export async function convertFile(format: DocumentFormat, bytes: Uint8Array): Promise<Document | FileFault> {
  try {
    const converted = await CONVERTERS[format](bytes);
    return 'reason' in converted ? converted : storableDocument(converted);
  } catch (error) {
    if (error instanceof RangeError) return { reason: 'it is nested too deeply' };
    return { reason: `it is damaged (${error instanceof Error ? error.name : 'unknown error'})` };
  }
}
