import { csv } from './csv.ts';
import { documents } from './documents.ts';
import { example } from './example.ts';
import { markdown } from './markdown.ts';
import { salesforce } from './salesforce.ts';
import type { SourceKind } from './source.ts';
import { zendesk } from './zendesk.ts';

/** The kinds of places that come with the bot, in the order of the help of `ingest <name>`. */
export const SOURCE_KINDS: readonly SourceKind[] = [markdown, documents, zendesk, salesforce, csv];

/** The example company: read again like any source, brought in by a command of its own. */
export const EXAMPLE_SOURCE: SourceKind = example;
