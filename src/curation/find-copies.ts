import { sql } from 'drizzle-orm';
import { yieldToEventLoop } from '../core/yield-to-event-loop.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { compareShingles, type Shingles, shingle } from '../text/shingles.ts';
import { type FoundFinding, quoteOf } from './finding.ts';
import { isSettled, type KnownArticle } from './known-articles.ts';
import { KeyTable, type SharedKeys } from './pair-by-keys.ts';
import type { Sketch } from './sketches.ts';

/** Between giving way to whatever else this process does. */
const PAIRS_AT_ONCE = 20;
/** So much of both together is the same: one article twice. */
const DUPLICATE = 0.8;
/** So much of the shorter one is in the other one: they overlap. */
const OVERLAP = 0.4;
/** Runs of words that two articles share at least before they are said to overlap: a few sentences. */
const LEAST_SHARED = 40;
/** What a sample must tell before two texts are compared in full; a sample errs. */
const SAMPLED_SHARE = 0.25;
/** What it must tell of text that hardly any other article has: pages made from one form do not overlap by that. */
const RARE_SHARE = 0.2;
/** Texts compared in full at most; those that share most come first. */
const MAX_COMPARED = 20_000;
const CACHED_TEXTS = 64;

/** Finds articles that say again what others say: by sampled runs of words first, then by all of them. */
export class CopyFinder {
  readonly #table = new KeyTable();
  readonly #sizes: number[] = [];
  readonly #ids: string[] = [];

  add(sketch: Sketch): void {
    this.#table.add(this.#ids.length, sketch.shingles);
    this.#ids.push(sketch.articleId);
    this.#sizes.push(sketch.shingles.length);
  }

  /** Compares what may be copies; `progress` is told how many pairs of how many are done. */
  async find(
    database: Database,
    articles: ReadonlyMap<string, KnownArticle>,
    progress: (done: number, total: number) => Promise<void> | void = () => undefined,
  ): Promise<FoundFinding[]> {
    const pairs = this.#candidates(articles);
    const texts = new Texts(database);
    const found: FoundFinding[] = [];
    for (const [at, pair] of pairs.entries()) {
      await progress(at, pairs.length);
      if (at % PAIRS_AT_ONCE === 0) await yieldToEventLoop();
      const finding = await compare(texts, pair);
      if (finding !== null) found.push(finding);
    }
    return oncePerCopy(found);
  }

  #candidates(articles: ReadonlyMap<string, KnownArticle>): Candidate[] {
    return this.#table
      .pairs()
      .map((pair) => ({ pair, first: this.#ids[pair.first]!, second: this.#ids[pair.second]! }))
      .filter(
        ({ pair, first, second }) =>
          pair.shared / this.#smaller(pair) >= SAMPLED_SHARE &&
          !isSettled(articles.get(first), articles.get(second)) &&
          !isSeries(first, second),
      )
      .slice(0, MAX_COMPARED)
      .map(({ pair, ...ids }) => ({ ...ids, isForm: pair.rare / this.#smaller(pair) < RARE_SHARE }))
      .sort((a, b) => (a.first < b.first ? -1 : 1));
  }

  #smaller({ first, second }: SharedKeys): number {
    return Math.min(this.#sizes[first]!, this.#sizes[second]!);
  }
}

interface Candidate {
  first: string;
  second: string;
  /** What they share is in many others too. */
  isForm: boolean;
}

/** `release-4-1.md` and `release-4-2.md`: pages of a series are alike, and meant to be. */
function isSeries(first: string, second: string): boolean {
  const [one, other] = [first, second].map((id) => id.replace(/\d+/g, '0'));
  return one === other;
}

/** Of an article that is there many times, each copy is reported once. */
function oncePerCopy(found: readonly FoundFinding[]): FoundFinding[] {
  const reported = new Set<string>();
  return found.filter(({ kind, articleIds: [first, second] }) => {
    if (kind !== 'duplicate') return true;
    const again = reported.has(first!) && reported.has(second!);
    for (const id of [first!, second!]) reported.add(id);
    return !again;
  });
}

async function compare(texts: Texts, { first, second, isForm }: Candidate): Promise<FoundFinding | null> {
  const [one, other] = [await texts.read(first), await texts.read(second)];
  if (one === null || other === null) return null;
  const { resemblance, containment, shared, longest } = compareShingles(one.shingles, other.shingles);
  const kind = resemblance >= DUPLICATE ? 'duplicate' : 'overlap';
  if (kind === 'overlap' && (isForm || containment < OVERLAP || shared < LEAST_SHARED)) return null;
  const quotes = longest && [one.body.slice(...longest.first), other.body.slice(...longest.second)];
  return {
    key: `${kind}:${first}:${second}`,
    kind,
    articleIds: [first, second],
    evidence: {
      share: Math.round(containment * 100) / 100,
      sides: [
        { articleId: first, quote: quotes && quoteOf(quotes[0]!) },
        { articleId: second, quote: quotes && quoteOf(quotes[1]!) },
      ],
    },
  };
}

/** The texts of articles with their runs of words; a few are kept, since an article is compared with several. */
class Texts {
  readonly #database: Database;
  readonly #kept = new Map<string, { body: string; shingles: Shingles } | null>();

  constructor(database: Database) {
    this.#database = database;
  }

  async read(id: string): Promise<{ body: string; shingles: Shingles } | null> {
    const known = this.#kept.get(id);
    if (known !== undefined) return known;
    const [row] = await this.#database.query<Row<'articles', 'body'>>(
      sql`select body from articles where id = ${id}`,
    );
    const text = row === undefined ? null : { body: row.body, shingles: shingle(row.body) };
    if (this.#kept.size >= CACHED_TEXTS) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(id, text);
    return text;
  }
}
