import type { FileFault } from '../read-file.ts';

/** What a converter makes of a file: plain data, for it crosses from another thread. */
export interface Document {
  /** What the document calls itself; the file's name stands in for it. */
  title?: string;
  /** Where people read it. */
  url?: string;
  owner?: string;
  topic?: string;
  updatedAt?: Date;
  /** ISO 639-1. */
  language?: string;
  /** Addresses that it links to, as written. */
  links: string[];
  /** Markdown. */
  body: string;
}

/** Converts a file's bytes to a document, or says why it cannot. */
export type Converter = (bytes: Uint8Array) => Promise<Document | FileFault> | Document | FileFault;

/** Longer, it is no title; it stands above each passage. */
const MAX_TITLE = 300;

/** A text as a database takes it: no control characters, no halves of characters. */
export function storable(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}/gu, '').replace(/\p{Surrogate}/gu, '\ufffd');
}

/** A document whose texts a database takes. */
export function storableDocument(document: Document): Document {
  const { title, body, links, ...rest } = document;
  const about = Object.entries(rest).map(([key, value]) => [
    key,
    typeof value === 'string' ? storable(value) : value,
  ]);
  return {
    ...(title === undefined ? {} : { title: storable(title).slice(0, MAX_TITLE) }),
    ...Object.fromEntries(about),
    links: links.map(storable),
    body: storable(body),
  };
}

/** A date that a document states of itself; undefined when it is none, or lies in the future. */
export function statedDate(text: string | undefined, now = Date.now()): Date | undefined {
  if (text === undefined || !/^\d{4}-\d{2}(-\d{2})?/.test(text.trim())) return undefined;
  const at = Date.parse(text.trim());
  const known = at > Date.UTC(1990, 0) && at < now + 24 * 60 * 60 * 1000;
  return known ? new Date(at) : undefined;
}

/** The language that a tag such as `de-CH` names; undefined for what is none. */
export function languageOfTag(tag: string | undefined): string | undefined {
  return /^([a-z]{2})(?:[-_][a-z0-9-_]+)?$/i.exec(tag?.trim() ?? '')?.[1]?.toLowerCase();
}
