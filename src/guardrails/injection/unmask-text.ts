/** Letters of other scripts and signs that are drawn like Latin ones (Unicode TR 39 calls them confusables). */
const LOOKALIKES: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  ԛ: 'q',
  ѡ: 'w',
  к: 'k',
  м: 'm',
  т: 't',
  в: 'b',
  н: 'h',
  α: 'a',
  ε: 'e',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  ν: 'v',
  ι: 'i',
  κ: 'k',
  χ: 'x',
  ɑ: 'a',
  ɡ: 'g',
  ı: 'i',
  ƖʼӀ: 'l',
};
const LEET: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' };
const INVISIBLE =
  /[\u00ad\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/gu;

/** A text as a reader sees or may decode it, with how it was hidden. */
export interface UnmaskedText {
  /** Lower-case, compatibility forms folded, invisible characters gone. */
  plain: string;
  /** The readings of what was hidden: look-alike letters, digits for letters, spaced letters, base64, hex, reversal. */
  hidden: {
    how: 'invisible' | 'lookalike' | 'leetspeak' | 'spaced' | 'encoded' | 'reversed';
    text: string;
  }[];
}

/** Undoes the usual ways of hiding words from a filter. */
export function unmaskText(text: string): UnmaskedText {
  // Long runs of white space hide nothing and would make patterns that may begin with it slow.
  const visible = text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\s{3,}/g, '\n\n');
  const plain = visible.toLowerCase();
  const hidden: UnmaskedText['hidden'] = [];
  const add = (how: UnmaskedText['hidden'][number]['how'], reading: string): void => {
    if (reading !== plain && reading.trim() !== '') hidden.push({ how, text: reading });
  };
  if (text.search(INVISIBLE) >= 0) hidden.push({ how: 'invisible', text: plain });
  add('lookalike', foldMixedWords(plain));
  add('leetspeak', plain.replace(/[\p{L}\d@$]+/gu, unleet));
  add(
    'spaced',
    plain.replace(/(?<![\p{L}\d])(?:\p{L}[\s._*-]){3,}\p{L}(?![\p{L}\d])/gu, (run) =>
      run.replace(/[\s._*-]/g, ''),
    ),
  );
  for (const decoded of decodeRuns(visible)) hidden.push({ how: 'encoded', text: decoded.toLowerCase() });
  hidden.push({ how: 'reversed', text: [...plain].reverse().join('') });
  return { plain, hidden };
}

/** Only words that mix scripts are disguises; a word wholly in Cyrillic or Greek is a word. */
function foldMixedWords(text: string): string {
  return text.replace(/\p{L}+/gu, (word) =>
    /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)
      ? [...word].map((char) => LOOKALIKES[char] ?? char).join('')
      : word,
  );
}

function unleet(word: string): string {
  if (!/\p{L}/u.test(word) || !/[\d@$]/.test(word) || word.length < 4) return word;
  return [...word].map((char) => LEET[char] ?? char).join('');
}

function decodeRuns(text: string): string[] {
  const base64 = (text.match(/[A-Za-z\d+/_-]{16,}={0,2}/g) ?? []).map((run) =>
    Buffer.from(run, 'base64').toString('utf8'),
  );
  const hex = (text.match(/(?:[\da-f]{2}[\s:]?){12,}/gi) ?? []).map((run) =>
    Buffer.from(run.replace(/[^\da-f]/gi, ''), 'hex').toString('utf8'),
  );
  const escapes = (text.match(/(?:%[\da-f]{2}){6,}|(?:\\x[\da-f]{2}){6,}/gi) ?? []).map((run) =>
    Buffer.from(run.replace(/[^\da-f]/gi, ''), 'hex').toString('utf8'),
  );
  return [...base64, ...hex, ...escapes].filter(isReadable);
}

function isReadable(text: string): boolean {
  const readable = text.match(/[\p{L}\p{N}\s.,;:!?'"()-]/gu)?.length ?? 0;
  return text.length >= 10 && readable / text.length > 0.95 && /\p{L}{3}/u.test(text);
}
