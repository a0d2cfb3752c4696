import { pick } from './random.ts';

const REMEMBERED = 400_000;
const LONGEST_WORD = 12;

/**
 * Draws words so that the vocabulary grows as a natural text's does: a word is new with probability d·V/n, which makes V
 * proportional to n^d (Heaps 1978); any other is one of those drawn before, each draw as likely, which makes Zipf's law of
 * them. This is the two-parameter Chinese restaurant (Pitman and Yor 1997, doi:10.1214/aop/1024404422) with strength 0,
 * begun where the real text ends, and with the exponent d measured on that text.
 */
export class GrowingVocabulary {
  readonly #random: () => number;
  /** An even sample of all draws so far (Vitter 1985, doi:10.1145/3147.3165). */
  readonly #history: string[];
  readonly #known: Set<string>;
  readonly #letters: Map<string, string[]>;
  #draws: number;
  readonly exponent: number;

  constructor(words: readonly string[], random: () => number) {
    this.#random = random;
    this.#history = words.slice(0, REMEMBERED);
    this.#known = new Set(words);
    this.#draws = words.length;
    const half = new Set(words.slice(0, words.length >> 1)).size;
    this.exponent = Math.log2(this.#known.size / half);
    this.#letters = learnLetters(this.#known);
  }

  /** Distinct words so far. */
  get size(): number {
    return this.#known.size;
  }

  /** A new word, or null where an old one is due. */
  drawNew(): string | null {
    this.#draws += 1;
    if (this.#random() >= (this.exponent * this.#known.size) / this.#draws) return null;
    const word = this.#invent();
    this.#known.add(word);
    return word;
  }

  drawOld(): string {
    return pick(this.#history, this.#random);
  }

  /** Tells of a word used, old or new. */
  note(word: string): void {
    if (this.#history.length < REMEMBERED) this.#history.push(word);
    else if (this.#random() < REMEMBERED / this.#draws)
      this.#history[Math.floor(this.#random() * REMEMBERED)] = word;
  }

  /** Looks like a word of the text: each letter follows from the two before it. */
  #invent(): string {
    for (;;) {
      let word = '';
      while (word.length < LONGEST_WORD) {
        const next = pick(this.#letters.get(`  ${word}`.slice(-2))!, this.#random);
        if (next === ' ') break;
        word += next;
      }
      if (word.length > 3 && !this.#known.has(word)) return word;
    }
  }
}

function learnLetters(words: Iterable<string>): Map<string, string[]> {
  const letters = new Map<string, string[]>();
  for (const word of words) {
    const padded = `  ${word} `;
    for (let at = 2; at < padded.length; at += 1) {
      const before = padded.slice(at - 2, at);
      const followers = letters.get(before) ?? [];
      letters.set(before, followers);
      followers.push(padded[at]!);
    }
  }
  return letters;
}
