/** A passage found by one leg of the search, best first. */
export interface RankedPassage {
  passageId: number;
  score: number;
}

const PAGE_BITS = 14;
const PAGE_SIZE = 1 << PAGE_BITS;

/**
 * Sums scores by passage in pages of neighbouring ids. Postings come in the order of ids, so that one sum lies beside the
 * last: a hash of them misses the processor's cache at each, and a `Map` is several times slower again.
 */
export class ScoreTable {
  readonly #pages = new Map<number, Float64Array>();
  #lastNumber = -1;
  #last: Float64Array = new Float64Array(0);
  #size = 0;

  /** How many passages have a score. */
  get size(): number {
    return this.#size;
  }

  /** Adds to the score of a passage; `score` is above 0. */
  add(passageId: number, score: number): void {
    const number = passageId >>> PAGE_BITS;
    if (number !== this.#lastNumber) this.#turnTo(number);
    const place = passageId & (PAGE_SIZE - 1);
    if (this.#last[place] === 0) this.#size += 1;
    this.#last[place]! += score;
  }

  /** The best `limit` passages, best first; equal ones by id. */
  best(limit: number): RankedPassage[] {
    const floor = this.lowestOfBest(limit);
    const found: RankedPassage[] = [];
    for (const [number, page] of this.#pages) {
      for (let place = 0; place < PAGE_SIZE; place += 1) {
        const score = page[place]!;
        if (score > 0 && score >= floor) found.push({ passageId: number * PAGE_SIZE + place, score });
      }
    }
    return found.sort((a, b) => b.score - a.score || a.passageId - b.passageId).slice(0, limit);
  }

  /** The `rank`-th best score, or `-Infinity` where there are not so many. */
  lowestOfBest(rank: number): number {
    if (this.#size < rank) return Number.NEGATIVE_INFINITY;
    const best = new Float64Array(rank);
    for (const page of this.#pages.values())
      for (let place = 0; place < PAGE_SIZE; place += 1)
        if (page[place]! > best[0]!) replaceLowest(best, page[place]!);
    return best[0]!;
  }

  /** Forgets all scores and keeps its memory, so that the next query need not ask for it. */
  clear(): void {
    for (const page of this.#pages.values()) page.fill(0);
    this.#size = 0;
  }

  #turnTo(number: number): void {
    const page = this.#pages.get(number) ?? new Float64Array(PAGE_SIZE);
    this.#pages.set(number, page);
    this.#lastNumber = number;
    this.#last = page;
  }
}

/** Puts a value in place of the lowest of a heap, whose first is its lowest. */
function replaceLowest(heap: Float64Array, value: number): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child += 1;
    if (heap[child]! >= value) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = value;
}

/** Tables that no query is using; more than a few would only hold memory. */
const idle: ScoreTable[] = [];
const MOST_IDLE = 4;

/** Lends a table for one query, whose memory was that of an earlier one. */
export async function withScoreTable<Result>(use: (table: ScoreTable) => Promise<Result>): Promise<Result> {
  const table = idle.pop() ?? new ScoreTable();
  try {
    return await use(table);
  } finally {
    table.clear();
    if (idle.length < MOST_IDLE) idle.push(table);
  }
}
