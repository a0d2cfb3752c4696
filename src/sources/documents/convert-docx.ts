import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import mammoth from 'mammoth';
import type { FileFault } from '../read-file.ts';
import { type Document, languageOfTag, statedDate } from './document.ts';
import { findAddresses, htmlToMarkdown } from './html-to-markdown.ts';
import { type DocxParts, packDocx, unpackDocx } from './unpack-docx.ts';
import { keepVisibleRuns } from './visible-docx.ts';
import { find, textOf } from './visible-html.ts';

/** What named styles are, beside those that the library knows; Word keeps these names in every language. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Preformatted Text'] => pre:separator('\\n')",
  "p[style-name='Source Code'] => pre:separator('\\n')",
  "p[style-name='Code'] => pre:separator('\\n')",
];

/** Reads a Word document: its headings, lists, tables, code and notes, and what its properties say. */
export async function convertDocx(bytes: Uint8Array): Promise<Document | FileFault> {
  const parts = unpackDocx(bytes);
  if ('reason' in parts) return parts;
  keepVisibleRuns(parts);
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(packDocx(parts)) },
    { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  );
  const root = fromHtml(value, { fragment: true });
  placeNotes(root);
  const links = findAddresses(root);
  const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].flatMap((name) => find(root, new RegExp(name)));
  const heading = headings.map(textOf).find((text) => text !== '');
  const { title: named, ...about } = readProperties(parts);
  const title = heading ?? named;
  return { ...about, ...(title === undefined ? {} : { title }), links, body: htmlToMarkdown(root) };
}

/** A note is read where it is referred to: at the end of the document nobody would find it with its sentence. */
function placeNotes(root: Root): void {
  const notes = new Map<string, string>();
  dropWhere(root, (element) => {
    const id = String(element.properties.id ?? '');
    if (element.tagName !== 'li' || !/^(?:foot|end)note-\d+$/.test(id)) return false;
    notes.set(`#${id}`, textOf(element).replace(/\s*↑$/, ''));
    return true;
  });
  for (const reference of find(root, /^sup$/)) {
    const [link] = find(reference, /^a$/);
    const note = notes.get(String(link?.properties.href ?? ''));
    if (note === undefined) continue;
    reference.tagName = 'span';
    reference.children = [{ type: 'text', value: ` (${note})` }];
  }
}

function dropWhere(parent: Root | Element, gone: (element: Element) => boolean): void {
  parent.children = (parent.children as Element[]).filter((child) => {
    if (child.type !== 'element') return true;
    if (gone(child)) return false;
    dropWhere(child, gone);
    return true;
  });
}

/** The author is who typed it first, often a machine: nobody to ask. */
function readProperties(parts: DocxParts): Omit<Document, 'links' | 'body'> {
  const core = fromHtml(parts.get('docProps/core.xml') ?? '', { fragment: true });
  const property = (name: string): string | undefined => {
    const [found] = find(core, new RegExp(`^${name}$`));
    return found === undefined ? undefined : textOf(found) || undefined;
  };
  const title = property('dc:title');
  const topic = property('cp:category');
  const updatedAt = statedDate(property('dcterms:modified'));
  const language = languageOfTag(property('dc:language'));
  return {
    ...(title === undefined ? {} : { title }),
    ...(topic === undefined ? {} : { topic }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(language === undefined ? {} : { language }),
  };
}
