import { fold } from './fold.ts';
import { UNSPACED } from './is-unspaced.ts';

/** Legal forms of the countries that our languages are spoken in, folded; they tell companies apart only by law. */
const LEGAL_FORMS = new Set(
  `gmbh mbh ag kg kgaa ohg ug se eg inc incorporated corp corporation co company llc llp lp ltd limited plc pty
   sa sas sarl sasu sl slu srl spa snc ltda lda bv nv vof ab as asa aps oy oyj kk gk pte pvt holding holdings group
   株式会社 有限会社 合同会社`.split(/\s+/),
);

/** Words that names are written with or without, `&` being the third way. */
export const CONNECTORS: ReadonlySet<string> = new Set(['and', 'und', 'et', 'y', 'e', 'the']);

/** A word of a text with where it stands there. */
export interface Word {
  folded: string;
  start: number;
  end: number;
}

/** A run of letters and digits; a change between Japanese script and any other ends a word. */
const WORD = new RegExp(
  `[${UNSPACED}ー]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+(?:[.'’](?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}]+)*`,
  'gu',
);

/** The words of a text, folded; a trailing possessive `'s` and dots inside `S.A.` are dropped. */
export function splitWords(text: string): Word[] {
  const words = text.matchAll(WORD);
  return [...words].map((match) => ({
    folded: fold(match[0])
      .replace(/['’]s$/, '')
      .replace(/[.'’]/g, ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A name as its words, without punctuation, case and accents. */
export function normaliseName(name: string): string {
  return splitWords(name)
    .map((word) => word.folded)
    .filter((word) => !CONNECTORS.has(word))
    .join(' ');
}

/** A name without legal forms at its ends; a name that consists of them only is kept. */
export function coreName(name: string): string {
  return coreOf(normaliseName(name));
}

/** The same of a name that is normalised already. */
export function coreOf(key: string): string {
  const words = key
    .replace(/^(株式会社|有限会社|合同会社)|(株式会社|有限会社|合同会社)$/g, '')
    .trim()
    .split(' ');
  let end = words.length;
  while (end > 1 && LEGAL_FORMS.has(words[end - 1]!)) end -= 1;
  const core = words.slice(0, end).join(' ');
  return core === '' ? key : core;
}
