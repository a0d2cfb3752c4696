import { yieldToEventLoop } from '../core/yield-to-event-loop.ts';
import { fold } from '../text/fold.ts';
import { isMisspelling } from '../text/is-misspelling.ts';
import { isUnspaced } from '../text/is-unspaced.ts';
import { trigramsOf } from '../text/likeness.ts';
import { coreOf, normaliseName, splitWords } from '../text/normalise-name.ts';
import { type AccountName, OFFERED_LIKENESS } from './rank-accounts.ts';
import { beginningsOf, MAX_WORDS, type SpotOptions } from './spot-accounts.ts';

/** Names read between two moments in which others have their turn. */
const BATCH = 500;
/** Slips that a word may have differ in so many letters each. */
const LETTERS_A_SLIP = 2;
const MOST_SLIPS = 2;

/**
 * Finds, among any number of accounts, those that `spotAccounts` and `rankAccounts` would look at twice: an account
 * that is not among them changes nothing of what these two find. It knows names and no rights: what it finds is read
 * again for those who may see it.
 */
export class AccountIndex {
  readonly #ids: string[] = [];
  /** Whole names, names without their legal form, ids, and beginnings of names → accounts. */
  readonly #keys = new Map<string, number[]>();
  /** Keys by their first letter and length, each with the letters that it holds. */
  readonly #similar = new Map<string, { key: string; letters: number }[]>();
  /** Trigrams → cores of names. */
  readonly #trigrams = new Map<string, number[]>();
  readonly #cores: { account: number; trigrams: number }[] = [];
  /** What of names is looked for in texts whose words have no ends → accounts; and its lengths by first letter. */
  readonly #parts = new Map<string, number[]>();
  readonly #lengths = new Map<string, Set<number>>();
  /** How many trigrams of a name each core has; zero between two names. */
  #shared = new Uint16Array(0);

  get size(): number {
    return this.#ids.length;
  }

  /** Adds accounts, so that others have their turn meanwhile. */
  async add(accounts: readonly AccountName[]): Promise<void> {
    for (const [at, account] of accounts.entries()) {
      if (at % BATCH === BATCH - 1) await yieldToEventLoop();
      this.#add(account);
    }
    this.#shared = new Uint16Array(this.#cores.length);
  }

  #add({ id, name, aliases }: AccountName): void {
    const account = this.#ids.push(id) - 1;
    const names = [name, ...aliases];
    for (const part of new Set(names.flatMap(beginningsOf).map(fold))) this.#addPart(part, account);
    this.#addKey(normaliseName(id), account);
    for (const key of new Set(names.map(normaliseName))) {
      const core = coreOf(key);
      this.#addKey(key, account);
      const words = core.split(' ');
      for (let length = 1; length <= words.length; length += 1)
        this.#addKey(words.slice(0, length).join(' '), account);
      const trigrams = trigramsOf(core);
      const place = this.#cores.push({ account, trigrams: trigrams.size }) - 1;
      for (const trigram of trigrams) push(this.#trigrams, trigram, place);
    }
  }

  #addKey(key: string, account: number): void {
    if (key === '') return;
    const known = this.#keys.get(key);
    if (known !== undefined) {
      if (known.at(-1) !== account) known.push(account);
      return;
    }
    this.#keys.set(key, [account]);
    push(this.#similar, `${key[0]}${key.length}`, { key, letters: lettersOf(key) });
  }

  #addPart(part: string, account: number): void {
    push(this.#parts, part, account);
    const first = part.charAt(0);
    const lengths = this.#lengths.get(first) ?? new Set();
    this.#lengths.set(first, lengths.add(part.length));
  }

  /** Ids of the accounts that a name may mean, or that are like it. */
  like(name: string): string[] {
    const found = new Set<number>();
    this.#takeNamed(name, found);
    for (const account of this.#keys.get(normaliseName(name.trim())) ?? []) found.add(account);
    return this.#toIds(found);
  }

  /** Ids of the accounts that a longer text may mention. */
  within(text: string, { tolerant = false }: SpotOptions = {}): string[] {
    const found = new Set<number>();
    const words = splitWords(text);
    for (const [at, first] of words.entries()) {
      for (let length = 1; length <= Math.min(MAX_WORDS, words.length - at); length += 1) {
        const span = text.slice(first.start, words[at + length - 1]!.end);
        if (this.#keys.has(normaliseName(span))) this.#takeNamed(span, found);
      }
      if (tolerant && this.#takeMisspelt(first.folded, found)) this.#takeNamed(first.folded, found);
    }
    if (isUnspaced(text)) this.#takeUnspaced(text, found);
    return this.#toIds(found);
  }

  #toIds(accounts: ReadonlySet<number>): string[] {
    return [...accounts].map((account) => this.#ids[account]!);
  }

  /** What a name means exactly, and every name that is like it. */
  #takeNamed(name: string, found: Set<number>): void {
    const key = normaliseName(name);
    const core = coreOf(key);
    for (const one of [key, core]) for (const account of this.#keys.get(one) ?? []) found.add(account);
    const trigrams = trigramsOf(core);
    const touched: number[] = [];
    for (const trigram of trigrams)
      for (const place of this.#trigrams.get(trigram) ?? []) {
        if (this.#shared[place] === 0) touched.push(place);
        this.#shared[place]! += 1;
      }
    for (const place of touched) {
      const { account, trigrams: own } = this.#cores[place]!;
      const shared = this.#shared[place]!;
      this.#shared[place] = 0;
      if (shared / (trigrams.size + own - shared) >= OFFERED_LIKENESS) found.add(account);
    }
  }

  #takeMisspelt(word: string, found: Set<number>): boolean {
    const letters = lettersOf(word);
    let isNear = false;
    for (let length = word.length - MOST_SLIPS; length <= word.length + MOST_SLIPS; length += 1)
      for (const near of this.#similar.get(`${word[0]}${length}`) ?? []) {
        if (countBits(near.letters ^ letters) > MOST_SLIPS * LETTERS_A_SLIP) continue;
        if (!isMisspelling(word, near.key)) continue;
        isNear = true;
        for (const account of this.#keys.get(near.key)!) found.add(account);
      }
    return isNear;
  }

  /** Where words have no ends, any name may stand in them. */
  #takeUnspaced(text: string, found: Set<number>): void {
    const folded = fold(text);
    const longest = new Map<number, string>();
    for (let at = 0; at < folded.length; at += 1)
      for (const length of this.#lengths.get(folded.charAt(at)) ?? []) {
        const part = folded.slice(at, at + length);
        for (const account of this.#parts.get(part) ?? [])
          if (part.length > (longest.get(account)?.length ?? 0)) longest.set(account, part);
      }
    for (const account of longest.keys()) found.add(account);
    for (const part of new Set(longest.values())) this.#takeNamed(part, found);
  }
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [item]);
  else known.push(item);
}

/** The letters of a word as bits; two that differ in one letter differ in two bits at most. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) % 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
