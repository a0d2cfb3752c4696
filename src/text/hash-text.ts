const OFFSET = 2_166_136_261;
const PRIME = 16_777_619;

/** A text as an unsigned number of 32 bits: FNV-1a over UTF-16 units, http://www.isthe.com/chongo/tech/comp/fnv/. */
export function hashText(text: string): number {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash >>> 0;
}

/** By UTF-16 unit: 1 in a word, 2 between words, 0 not yet known. */
const KINDS = new Uint8Array(0x1_0000);
const IN_WORD = /[\p{L}\p{N}]/u;
const SURROGATE = /[\ud800-\udfff]/;

/** The hashes of a text's words, runs of letters and digits, for which no texts have to be made. */
export function hashWords(text: string): number[] {
  if (SURROGATE.test(text)) return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(hashText);
  const hashes: number[] = [];
  let hash = OFFSET;
  let isWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if ((KINDS[unit] || kindOf(unit)) === 1) {
      hash = Math.imul(hash ^ unit, PRIME);
      isWord = true;
    } else if (isWord) {
      hashes.push(hash >>> 0);
      [hash, isWord] = [OFFSET, false];
    }
  }
  if (isWord) hashes.push(hash >>> 0);
  return hashes;
}

function kindOf(unit: number): number {
  const kind = IN_WORD.test(String.fromCharCode(unit)) ? 1 : 2;
  KINDS[unit] = kind;
  return kind;
}

/** The hash of a text without the letters at two places, for which no text has to be made; -1: none. */
export function hashWithout(text: string, skip: number, skipToo: number): number {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at += 1)
    if (at !== skip && at !== skipToo) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The hash of a text, mixed so that any of its bits may be sampled. */
export function fingerprint(text: string): number {
  return mix(hashText(text));
}

/** Several fingerprints, in their order, as one. */
export function combine(parts: readonly number[]): number {
  let hash = OFFSET;
  for (const part of parts) hash = mix(Math.imul(hash ^ part, PRIME));
  return hash;
}

/** The hashes from `start` to `end` of a list as one, mixed once at the end: for the many runs of a text. */
export function combineRun(hashes: readonly number[], start: number, end: number): number {
  let run = 0;
  for (let at = start; at < end; at += 1) run = (Math.imul(run, 0x9e3779b1) + hashes[at]!) | 0;
  return mix(run);
}

/** The finalizer of MurmurHash3 (https://github.com/aappleby/smhasher): every bit in depends on every bit out. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
