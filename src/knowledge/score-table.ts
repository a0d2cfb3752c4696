/** A passage found by one leg of the search, best first. */
export interface RankedPassage {
  passageId: number;
  score: number;
}

/** Sums scores by passage in flat arrays (linear probing): a `Map` is several times slower at a hundred thousand sums. */
export class ScoreTable {
  #ids = new Int32Array(1024);
  #scores = new Float64Array(1024);
  #size = 0;

  /** How many passages have a score. */
  get size(): number {
    return this.#size;
  }

  /** Makes room, so that `add` need not grow in steps. */
  reserve(more: number): void {
    let capacity = this.#ids.length;
    while (capacity < (this.#size + more) * 2) capacity *= 2;
    if (capacity > this.#ids.length) this.#rehash(capacity);
  }

  /** Adds to the score of a passage, whose id is above 0. */
  add(passageId: number, score: number): void {
    const slot = this.#slotOf(passageId);
    if (this.#ids[slot] === 0) {
      this.#ids[slot] = passageId;
      this.#size += 1;
      if (this.#size * 2 > this.#ids.length) {
        this.#scores[slot] = score;
        this.#rehash(this.#ids.length * 2);
        return;
      }
    }
    this.#scores[slot]! += score;
  }

  /** The best `limit` passages, best first; equal ones by id. */
  best(limit: number): RankedPassage[] {
    const floor = this.#lowestOfBest(limit);
    const found: RankedPassage[] = [];
    this.#ids.forEach((passageId, slot) => {
      const score = this.#scores[slot]!;
      if (passageId !== 0 && score >= floor) found.push({ passageId, score });
    });
    return found.sort((a, b) => b.score - a.score || a.passageId - b.passageId).slice(0, limit);
  }

  /** The `rank`-th best score, or `-Infinity` where there are not so many. */
  #lowestOfBest(rank: number): number {
    if (this.#size < rank) return Number.NEGATIVE_INFINITY;
    const best = new Float64Array(rank).fill(Number.NEGATIVE_INFINITY);
    for (let slot = 0; slot < this.#ids.length; slot += 1)
      if (this.#ids[slot] !== 0 && this.#scores[slot]! > best[0]!) replaceLowest(best, this.#scores[slot]!);
    return best[0]!;
  }

  #slotOf(passageId: number): number {
    const mask = this.#ids.length - 1;
    let slot = Math.imul(passageId, 0x9e3779b1) & mask;
    while (this.#ids[slot] !== 0 && this.#ids[slot] !== passageId) slot = (slot + 1) & mask;
    return slot;
  }

  #rehash(capacity: number): void {
    const [ids, scores] = [this.#ids, this.#scores];
    this.#ids = new Int32Array(capacity);
    this.#scores = new Float64Array(capacity);
    for (let at = 0; at < ids.length; at += 1) {
      if (ids[at] === 0) continue;
      const slot = this.#slotOf(ids[at]!);
      this.#ids[slot] = ids[at]!;
      this.#scores[slot] = scores[at]!;
    }
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
