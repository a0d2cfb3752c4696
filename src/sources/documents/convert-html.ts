import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { FileFault } from '../read-file.ts';
import { decodeHtml } from './decode-html.ts';
import { type Document, languageOfTag, statedDate } from './document.ts';
import { findAddresses, htmlToMarkdown } from './html-to-markdown.ts';
import { find, isMain, keepVisible, readHiddenNames, textOf } from './visible-html.ts';

/** Reads a page: its main part where it marks one, what people see of it, and what it says of itself. */
export function convertHtml(bytes: Uint8Array): Document | FileFault {
  const text = decodeHtml(bytes);
  return typeof text === 'string' ? readHtml(text) : text;
}

/** Reads the text of a page, or of a part of one. */
export function readHtml(html: string): Document {
  // People's browsers run scripts and show no `noscript`; the parser would show it. A template is never shown.
  const root = fromHtml(html.replace(/<(\/?)noscript\b/gi, '<$1template'));
  const about = readHead(root);
  const styles = find(root, /^style$/).map(textOf);
  keepVisible(root, readHiddenNames(styles.join('\n')));
  const main = mainPart(root);
  const heading = find(main, /^h[1-6]$/)
    .map(textOf)
    .find((text) => text !== '');
  const title = chooseTitle(about.title, find(main, /^h1$/).map(textOf)[0], heading);
  // Markdown is made in place: what the page links to is read before.
  const links = findAddresses(main);
  return { ...about, ...(title === undefined ? {} : { title }), links, body: htmlToMarkdown(main) };
}

function mainPart(root: Root): Root {
  const mains = find(root, /^(?:main|article|div|section)$/).flatMap((element) => collectMain(element));
  const [only] = mains.filter(({ tagName }) => tagName !== 'article');
  const part = only ?? (mains.length === 1 ? mains[0] : undefined);
  if (part !== undefined && textOf(part) !== '') return { type: 'root', children: [part] };
  return root;
}

function collectMain(element: Parameters<typeof isMain>[0]): (typeof element)[] {
  if (isMain(element)) return [element];
  return find(element, /^(?:main|article|div|section)$/).flatMap(collectMain);
}

/** A page's title often ends in the site's name; its first heading then says the same without. */
function chooseTitle(
  titled: string | undefined,
  topHeading: string | undefined,
  heading: string | undefined,
): string | undefined {
  const top = topHeading || undefined;
  if (titled === undefined || (top !== undefined && titled.includes(top))) return top ?? titled ?? heading;
  return titled;
}

/** What a page says of itself. Who may read it is never among that. */
function readHead(root: Root): Omit<Document, 'links' | 'body'> {
  const meta = new Map<string, string>();
  for (const { properties } of find(root, /^meta$/)) {
    const name = String(properties.name ?? properties.property ?? properties.itemProp ?? '').toLowerCase();
    const content = String(properties.content ?? '').trim();
    if (name !== '' && content !== '' && !meta.has(name)) meta.set(name, content);
  }
  const first = (...names: string[]): string | undefined =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined);
  const titled = find(root, /^title$/)
    .map(textOf)
    .find((text) => text !== '');
  const html = find(root, /^html$/)[0]?.properties;
  return withoutUndefined({
    title: titled ?? first('og:title', 'dc.title'),
    url: canonicalAddress(root),
    owner: first('owner', 'author', 'article:author', 'dc.creator'),
    topic: first('topic', 'article:section', 'category'),
    updatedAt: [
      'article:modified_time',
      'og:updated_time',
      'dcterms.modified',
      'datemodified',
      'last-modified',
      'updated',
    ]
      .map((name) => statedDate(meta.get(name)))
      .find((date) => date !== undefined),
    language: languageOfTag(String(html?.lang ?? html?.xmlLang ?? '')),
  });
}

function canonicalAddress(root: Root): string | undefined {
  const link = find(root, /^link$/).find(({ properties }) =>
    [properties.rel].flat().some((rel) => String(rel).toLowerCase() === 'canonical'),
  );
  const href = String(link?.properties.href ?? '');
  return /^https?:\/\//i.test(href) && URL.canParse(href) ? href : undefined;
}

/** An object without the keys that hold nothing, as exact optional properties want it. */
function withoutUndefined<T extends object>(given: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}
