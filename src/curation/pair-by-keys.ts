/** Owners are numbered below this; with a key of 32 bits they fit the 53 bits of a number. */
const OWNERS = 2 ** 20;
/** Keys of more owners tell nothing: the pairs of all of them would be too many. */
const MAX_OWNERS = 24;
/** Keys of no more owners are rare; those of more may be of a form that many texts were made from. */
const FEW_OWNERS = 3;
/** More pairs than this would mean that the keys are too common to tell anything. */
const MAX_PAIRS = 2_000_000;

/** Two owners with how many keys they share. */
export interface SharedKeys {
  first: number;
  second: number;
  shared: number;
  /** How many of them hardly any other owner has. */
  rare: number;
}

/** Collects keys of owners and pairs owners that share some, without comparing every owner with every other. */
export class KeyTable {
  #entries = new Float64Array(1 << 16);
  #size = 0;

  /** Notes the keys of one owner, each below 2^32. */
  add(owner: number, keys: Iterable<number>): void {
    for (const key of keys) {
      if (this.#size === this.#entries.length) {
        const larger = new Float64Array(this.#entries.length * 2);
        larger.set(this.#entries);
        this.#entries = larger;
      }
      this.#entries[this.#size] = key * OWNERS + owner;
      this.#size += 1;
    }
  }

  /** Pairs of owners that share a key, those that share most first. */
  pairs(): SharedKeys[] {
    const entries = this.#entries.subarray(0, this.#size).sort();
    const counts = new Map<number, Counts>();
    let owners: number[] = [];
    let key = -1;
    for (const entry of entries) {
      const next = Math.floor(entry / OWNERS);
      if (next !== key) {
        count(counts, owners);
        owners = [];
        key = next;
      }
      const owner = entry - next * OWNERS;
      if (owners.at(-1) !== owner) owners.push(owner);
    }
    count(counts, owners);
    return [...counts]
      .map(([pair, counted]) => ({ first: Math.floor(pair / OWNERS), second: pair % OWNERS, ...counted }))
      .sort((a, b) => b.shared - a.shared || a.first - b.first || a.second - b.second);
  }
}

type Counts = Pick<SharedKeys, 'shared' | 'rare'>;

function count(counts: Map<number, Counts>, owners: readonly number[]): void {
  if (owners.length < 2 || owners.length > MAX_OWNERS) return;
  const rare = owners.length <= FEW_OWNERS ? 1 : 0;
  owners.forEach((first, at) => {
    for (const second of owners.slice(at + 1)) {
      const pair = first * OWNERS + second;
      const known = counts.get(pair);
      if (known !== undefined) {
        known.shared += 1;
        known.rare += rare;
      } else if (counts.size < MAX_PAIRS) counts.set(pair, { shared: 1, rare });
    }
  });
}
