import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import type { ArticleInput, Unreadable } from '../knowledge/article.ts';
import { parseReaders } from '../store/access-rule.ts';
import { nameOf, resolveLinks } from './article-place.ts';

const words = z.union([z.string(), z.number()]).transform(String);
const listOfWords = z.union([words.transform((word) => [word]), z.array(words)]);

/** The frontmatter keys that count; others are let be, because folders carry those of other tools. */
const frontmatterSchema = z.object({
  title: words.nullish(),
  url: z.url({ protocol: /^https?$/ }).nullish(),
  owner: words.nullish(),
  topic: words.nullish(),
  updated: z.union([z.iso.date(), z.iso.datetime({ offset: true }), z.date()]).nullish(),
  language: z
    .string()
    .regex(/^[a-z]{2}(-[A-Za-z]+)?$/)
    .nullish(),
  authority: z.number().min(0).max(1).nullish(),
  supersedes: listOfWords.nullish(),
  readers: listOfWords.nullish(),
});
type Frontmatter = z.infer<typeof frontmatterSchema>;

/** Where an article's text was found. */
export interface MarkdownOrigin {
  path: string;
  /** All paths of the folder, to tell links between articles from others. */
  paths: ReadonlySet<string>;
  trustReaders: boolean;
}

/** Reads one Markdown text with its frontmatter; says line and reason when the frontmatter is broken. */
export function readArticle(text: string, place: MarkdownOrigin): ArticleInput | Unreadable {
  const { yaml, body } = splitFrontmatter(text.replace(/^\uFEFF/, ''));
  const read = yaml === null ? { matter: {} as Frontmatter } : readFrontmatter(yaml);
  if ('reason' in read) return { type: 'unreadable', file: place.path, ...read };
  const { matter } = read;
  if (body.trim() === '') return { type: 'unreadable', file: place.path, reason: 'it has no text' };
  try {
    return toArticle(matter, body, place);
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    return { type: 'unreadable', file: place.path, line: 1, reason: error.message };
  }
}

function toArticle(matter: Frontmatter, body: string, place: MarkdownOrigin): ArticleInput {
  return {
    type: 'article',
    externalId: place.path,
    title: matter.title ?? firstHeading(body) ?? nameOf(place.path),
    ...(matter.url ? { url: matter.url } : {}),
    ...(matter.owner ? { owner: matter.owner } : {}),
    ...(matter.topic ? { topic: matter.topic } : {}),
    ...(matter.updated ? { updatedAt: new Date(matter.updated) } : {}),
    ...(matter.language ? { language: matter.language.slice(0, 2) } : {}),
    ...(matter.authority == null ? {} : { authority: matter.authority }),
    ...(place.trustReaders && matter.readers ? { readers: parseReaders(matter.readers.join(',')) } : {}),
    supersedes: matter.supersedes ?? [],
    links: findLinks(body, place),
    body,
  };
}

/** A first line `---` without its closing one, or around something that is no mapping, is a rule and not frontmatter. */
function splitFrontmatter(text: string): { yaml: string | null; body: string } {
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/m.exec(text);
  if (match === null || match.index !== 0 || !/^[\w-]+[ \t]*:/m.test(match[1]!))
    return { yaml: null, body: text };
  return { yaml: match[1]!, body: text.slice(match[0].length) };
}

/** Above any that tools write; the parser of YAML runs in the bot. */
const MAX_FRONTMATTER = 20_000;

function readFrontmatter(yaml: string): { matter: Frontmatter } | { line: number; reason: string } {
  if (yaml.length > MAX_FRONTMATTER) return { line: 1, reason: 'its frontmatter is too long' };
  const lines = new LineCounter();
  const document = readYaml(yaml, lines);
  if (document === null) return { line: 1, reason: 'its frontmatter is nested too deeply' };
  const [fault] = document.errors;
  if (fault !== undefined) {
    // The opening `---` is line 1.
    return {
      line: lines.linePos(fault.pos[0]).line + 1,
      reason: `its frontmatter is broken: ${fault.message}`,
    };
  }
  let value: unknown;
  try {
    value = document.toJS();
  } catch {
    return { line: 1, reason: 'its frontmatter is broken: it refers to itself too often' };
  }
  const parsed = frontmatterSchema.safeParse(value);
  if (parsed.success) return { matter: parsed.data };
  const [issue] = parsed.error.issues;
  const key = String(issue?.path[0] ?? '');
  const line = yaml.split('\n').findIndex((text) => text.startsWith(`${key}:`)) + 2;
  return { line, reason: `its frontmatter is broken: ${key || 'it'} is not as expected (${issue?.message})` };
}

/** Null: the parser, which calls itself for each level, ran out of stack. */
function readYaml(yaml: string, lineCounter: LineCounter): ReturnType<typeof parseDocument> | null {
  try {
    return parseDocument(yaml, { lineCounter, prettyErrors: false });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function firstHeading(body: string): string | undefined {
  const heading = /^#{1,6}[ \t]+(.+?)[ \t]*#*$/m.exec(body)?.[1];
  const text = heading
    ?.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]/g, '')
    .trim();
  return text === '' ? undefined : text;
}

function findLinks(body: string, place: MarkdownOrigin): string[] {
  const targets = [...body.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map((match) => match[1]!);
  return resolveLinks(targets, place);
}
