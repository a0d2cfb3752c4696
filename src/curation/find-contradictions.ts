import { createHash } from 'node:crypto';
import { yieldToEventLoop } from '../core/yield-to-event-loop.ts';
import type { Database } from '../store/database.ts';
import { type Contradiction, compareClaims } from './compare-claims.ts';
import { type FoundFinding, quoteOf } from './finding.ts';
import { isSettled, type KnownArticle } from './known-articles.ts';
import { KeyTable } from './pair-by-keys.ts';
import { type ArticleClaim, readClaims } from './read-claims.ts';
import { readPassages, type Sketch } from './sketches.ts';

/** Pairs of articles whose claims are compared at most; those that share most come first. */
const MAX_COMPARED = 50_000;
/** Between giving way to whatever else this process does. */
const PAIRS_AT_ONCE = 20;
const CACHED_ARTICLES = 128;
/** Two articles that differ in more sentences are versions of a list, not a contradiction. */
const MAX_PER_PAIR = 3;

/** Finds articles that say the same with different figures: by keys of their sentences first, then sentence by sentence. */
export class ContradictionFinder {
  readonly #table = new KeyTable();
  readonly #ids: string[] = [];

  add(sketch: Sketch): void {
    this.#table.add(this.#ids.length, sketch.claims);
    this.#ids.push(sketch.articleId);
  }

  /** Compares what may contradict; `progress` is told how many pairs of how many are done. */
  async find(
    database: Database,
    articles: ReadonlyMap<string, KnownArticle>,
    progress: (done: number, total: number) => Promise<void> | void = () => undefined,
  ): Promise<FoundFinding[]> {
    const pairs = this.#table
      .pairs()
      .map(({ first, second }) => [this.#ids[first]!, this.#ids[second]!] as const)
      .filter(([first, second]) => !isSettled(articles.get(first), articles.get(second)))
      .slice(0, MAX_COMPARED)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const claims = new Claims(database);
    const found: FoundFinding[] = [];
    for (const [at, [first, second]] of pairs.entries()) {
      await progress(at, pairs.length);
      if (at % PAIRS_AT_ONCE === 0) await yieldToEventLoop();
      found.push(...compareArticles(await claims.read(first), await claims.read(second)));
    }
    return found;
  }
}

function compareArticles(first: readonly ArticleClaim[], second: readonly ArticleClaim[]): FoundFinding[] {
  const pairs = first.flatMap((one) => second.flatMap((other) => compareClaims(one, other) ?? []));
  // What one of them says twice is said once.
  const distinct = new Map(pairs.map((pair) => [keyOf(pair), pair]));
  if (distinct.size > MAX_PER_PAIR) return [];
  return [...distinct].map(([key, { first: one, second: other, figures }]) => ({
    key,
    kind: 'contradiction',
    articleIds: [one.articleId, other.articleId],
    evidence: {
      sides: [
        { articleId: one.articleId, quote: quoteOf(one.text), figure: figures[0] },
        { articleId: other.articleId, quote: quoteOf(other.text), figure: figures[1] },
      ],
    },
  }));
}

/** By the words and figures: a passage that moves, or a comma, makes no other finding of it. */
function keyOf({ first, second, measure, figures }: Contradiction): string {
  const words = [...new Set([...first.words, ...second.words])].sort().join(' ');
  const said = createHash('sha256')
    .update(JSON.stringify([words, measure, figures]))
    .digest('hex');
  return `contradiction:${first.articleId}:${second.articleId}:${said.slice(0, 16)}`;
}

/** The claims of articles; some are kept, since an article is compared with several. */
class Claims {
  readonly #database: Database;
  readonly #kept = new Map<string, ArticleClaim[]>();

  constructor(database: Database) {
    this.#database = database;
  }

  async read(articleId: string): Promise<ArticleClaim[]> {
    const known = this.#kept.get(articleId);
    if (known !== undefined) return known;
    const passages = await readPassages(this.#database, [articleId]);
    const claims = (passages.get(articleId) ?? []).flatMap(readClaims);
    if (this.#kept.size >= CACHED_ARTICLES) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(articleId, claims);
    return claims;
  }
}
