import type { ElementContent, Root } from 'hast';
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { LANGUAGES } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import { languageOf } from '../../text/detect-language.ts';
import type { FileFault } from '../read-file.ts';
import { type Document, languageOfTag, statedDate } from './document.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { readLayout, readTypeSizes } from './pdf-layout.ts';
import { type PdfLine, toPdfLines } from './pdf-lines.ts';
import { dropRunningLines, joinPages } from './pdf-pages.ts';
import { readTagged } from './pdf-tagged.ts';
import { readPageText } from './pdf-text.ts';
import { find, textOf } from './visible-html.ts';

const MAX_PAGES = 2_000;
const MAX_CHARACTERS = 20_000_000;
/** Where the mark of the beginning, and that of the end, may stand (ISO 32000-1, annex H). */
const MARK_BYTES = 1_024;
/** Names that programs give of themselves. */
const NO_TITLE =
  /^(?:microsoft \w+ - .*|untitled.*|document\s*\d*|about:blank|.*\.(?:docx?|pptx?|xlsx?|indd|tex|dvi|html?|pdf|qxd))$/i;

/** Reads the text of a PDF: by its own structure where it is tagged, else by where the text stands. */
export async function convertPdf(bytes: Uint8Array): Promise<Document | FileFault> {
  const fault = checkMarks(bytes);
  if (fault !== null) return fault;
  const opened = await openPdf(bytes);
  if ('reason' in opened) return opened;
  try {
    return await readPdf(opened);
  } finally {
    await opened.destroy();
  }
}

function checkMarks(bytes: Uint8Array): FileFault | null {
  const [head, tail] = [bytes.subarray(0, MARK_BYTES), bytes.subarray(-MARK_BYTES)].map((part) =>
    Buffer.from(part).toString('latin1'),
  );
  if (!head!.includes('%PDF-')) return { reason: 'it is no PDF file' };
  return tail!.includes('%%EOF') ? null : { reason: 'it is cut off: its end is missing' };
}

async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy | FileFault> {
  // A reader that cannot be loaded is no fault of the file.
  await getResolvedPDFJS();
  try {
    // The reader keeps the bytes that it is given.
    return await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') return { reason: 'it is protected by a password' };
    return { reason: 'it is damaged: its pages cannot be found' };
  }
}

async function readPdf(pdf: PDFDocumentProxy): Promise<Document | FileFault> {
  const { numPages } = pdf;
  if (numPages === 0) return { reason: 'it has no pages' };
  if (numPages > MAX_PAGES) return { reason: `it has more than ${MAX_PAGES} pages (${numPages})` };
  const read = await readPages(pdf);
  if ('reason' in read) return read;
  const about = await readAbout(pdf);
  const text = read.pages.flat().map(textOf).join('\n');
  if (text.trim() === '')
    return { reason: 'it has no text: its pages are pictures, and no text is recognised in pictures' };
  const spoken = about.language ?? languageOf(text);
  const language = LANGUAGES.find((known) => known === spoken) ?? 'en';
  const root = joinPages(read.pages, (n) => t(language, 'source.page', { n }));
  const title = about.title ?? titleOf(root);
  return { ...about, ...(title === undefined ? {} : { title }), links: [], body: htmlToMarkdown(root) };
}

async function readPages(pdf: PDFDocumentProxy): Promise<{ pages: ElementContent[][] } | FileFault> {
  const tagged: (ElementContent[] | null)[] = [];
  const lines: PdfLine[][] = [];
  let characters = 0;
  for (let n = 1; n <= pdf.numPages; n += 1) {
    try {
      const page = await pdf.getPage(n);
      const pieces = await readPageText(page);
      characters += pieces.reduce((sum, { text }) => sum + text.length, 0);
      if (characters > MAX_CHARACTERS) return { reason: 'it holds more than 20 million characters' };
      tagged.push(readTagged(await page.getStructTree(), pieces));
      lines.push(toPdfLines(pieces));
      page.cleanup();
    } catch {
      return { reason: `page ${n} is damaged` };
    }
  }
  const kept = dropRunningLines(lines);
  const sizes = readTypeSizes(kept);
  return { pages: tagged.map((blocks, at) => blocks ?? readLayout(kept[at]!, sizes)) };
}

function titleOf(root: Root): string | undefined {
  return ['h1', 'h2', 'h3', 'h4', 'h5']
    .flatMap((name) => find(root, new RegExp(name)))
    .map(textOf)
    .find((text) => text !== '');
}

async function readAbout(pdf: PDFDocumentProxy): Promise<Pick<Document, 'title' | 'updatedAt' | 'language'>> {
  const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> };
  const text = (key: string): string => (typeof info[key] === 'string' ? info[key].trim() : '');
  const title = text('Title');
  const updatedAt = statedDate(toIsoDate(text('ModDate')) ?? toIsoDate(text('CreationDate')));
  const language = languageOfTag(text('Language'));
  return {
    ...(title === '' || NO_TITLE.test(title) ? {} : { title }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(language === undefined ? {} : { language }),
  };
}

/** `D:20261124101500+01'00'` (ISO 32000-1, 7.9.4) as ISO 8601. */
function toIsoDate(date: string): string | undefined {
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z'] =
    /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|[+-]\d\d'\d\d)?/.exec(date) ?? [];
  if (year === undefined) return undefined;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone.replace("'", ':')}`;
}
