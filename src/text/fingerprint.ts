const OFFSET = 2_166_136_261;
const PRIME = 16_777_619;

/** A text as 32 bits (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/), mixed so that any of them may be sampled. */
export function fingerprint(text: string): number {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return mix(hash);
}

/** Several fingerprints, in their order, as one. */
export function combine(parts: readonly number[]): number {
  let hash = OFFSET;
  for (const part of parts) hash = mix(Math.imul(hash ^ part, PRIME));
  return hash;
}

/** The finalizer of MurmurHash3 (https://github.com/aappleby/smhasher): every bit in depends on every bit out. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
