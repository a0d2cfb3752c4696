import { csv } from './csv.ts';
import { documents } from './documents.ts';
import { example } from './example.ts';
import { markdown } from './markdown.ts';
import { salesforce } from './salesforce.ts';
import type { SourceKind } from './source.ts';
import { zendesk } from './zendesk.ts';

/** Every kind of place that can be brought in by `ingest <kind>`, in the order of its help. */
export const SOURCE_KINDS: readonly SourceKind[] = [markdown, documents, zendesk, salesforce, csv];

const KNOWN: readonly SourceKind[] = [...SOURCE_KINDS, example];

/** The kind of a name; undefined when no place of it can be read. */
export function findSourceKind(kind: string): SourceKind | undefined {
  return KNOWN.find((known) => known.kind === kind);
}

/** Names of the kinds whose places can be read again. */
export function readableKinds(): ReadonlySet<string> {
  return new Set(KNOWN.map(({ kind }) => kind));
}
