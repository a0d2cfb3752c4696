import type { Fault } from '../read-file.ts';

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

/** Makes a document of a file's bytes, or says why it cannot. */
export type Converter = (bytes: Uint8Array) => Promise<Document | Fault> | Document | Fault;

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
