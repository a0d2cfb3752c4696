import { detectLanguage } from './detect-language.ts';
import { languagesOfWord } from './lexicon/languages-of-word.ts';
import { takeAsides } from './take-asides.ts';

/** The language of a question. */
export interface QuestionLanguage {
  /** ISO 639-1. */
  language: string;
  /** Whether the sentence says so itself; else the asker's own language is the better guess. */
  sure: boolean;
}

/** Function and question words of further languages in Latin letters, those left out that our seven have too. */
const OTHERS: Record<string, string> = {
  tr: 've bir bu için ile ne nasıl nerede kim kimin hangi kaç kadar mı mi mu mü değil var yok nedir olarak zaman neden gibi',
  vi: 'là và của không có cho được với này làm thế nào bao nhiêu gì khi ở đâu ai để tôi chúng người',
  nl: 'het een en van ik niet hoe wat wie waar wanneer waarom welke voor met zijn is er kan moet onze mijn hoeveel heeft wij naar',
  pl: 'jak co kto gdzie kiedy dlaczego jest nie się na do czy ile który jaka jaki jakie dla oraz mogę można nasz się',
  sv: 'och hur vad vem när varför vilken är jag det att inte för med på som kan vi vår finns ett mycket',
  da: 'og hvordan hvad hvem hvornår hvorfor hvor er jeg det ikke til med på som kan vi vores et meget',
  nb: 'og hvordan hva hvem når hvorfor hvor er jeg det ikke til med på som kan vi vår et mye',
  fi: 'ja miten mitä kuka missä milloin miksi mikä on ei että kuinka paljon voin voimme meidän',
  cs: 'jak co kdo kde kdy proč je není na do pro který jaká jaké kolik můžu máme naše se',
  hu: 'és hogyan mi ki hol mikor miért van nem az egy mennyi mennyibe hogy melyik lehet',
  ro: 'și cum ce cine unde când pentru este nu sunt care cât costă din noastră avem',
  id: 'dan bagaimana apa siapa kapan mengapa yang untuk dengan tidak ini itu berapa dari adalah saya kami bisa',
};
/** Letters that point to them; each counts as much as a word. */
const LETTERS: [string, RegExp][] = [
  ['tr', /[ışğ]/gu],
  ['vi', /[ăơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]/gu],
  ['pl', /[łąęśźżń]/gu],
  ['sv', /å/gu],
  ['da', /[øæ]/gu],
  ['cs', /[ěřů]/gu],
  ['hu', /[őű]/gu],
  ['ro', /[șțăâ]/gu],
];
const SETS = Object.entries(OTHERS).map(([code, words]) => [code, new Set(words.split(' '))] as const);

/** What is no word of a language: codes, host names, files, versions, commands, handles, quoted names. */
const NO_WORDS =
  /`[^`\n]*`|[“"«„][^“”"«»„\n]{1,80}[”"»“]|(?<!\S)[/@#:][\p{L}\d_-]+|[\p{L}\d_-]+(?:[._/@:\\][\p{L}\d_-]+)+|[\p{L}_-]*\d[\p{L}\d_-]*/gu;
/** A capital within a sentence: a name, or a German noun, which tells nothing that its article does not. */
const NAME = /(?<=[\p{Ll}\p{N},] )\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)*/gu;
const MIN_SURE = 0.3;
/** Questions are short; what is longer is pasted. */
const MAX_LENGTH = 2_000;

/**
 * Tells the language of a question by what is said in it, never by addresses, codes, commands or names. Further
 * languages are known by script, or by words and letters of their own, so that none of them is taken for one of ours.
 * Of 600 XQuAD questions in German and Spanish it knows 599, eld 595, tinyld 585, franc 547; eld's
 * large model is better on other languages and on three words, and takes seconds to load.
 */
export function questionLanguage(sentence: string): QuestionLanguage {
  const said = takeAsides(sentence.slice(0, MAX_LENGTH)).rest.normalize('NFC').replace(NO_WORDS, ' ');
  const text = unshout(said).replace(NAME, ' ');
  if (!/\p{L}/u.test(text)) return { language: 'en', sure: false };
  const ours = detectLanguage(text);
  // A script says more than words can.
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text) && ours.confidence >= 0.5)
    return { language: ours.language, sure: true };
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const other = bestOther(text.toLowerCase(), words);
  const weight = ours.hits;
  if (other !== null && other.score >= 2 && other.score > weight)
    return { language: other.language, sure: true };
  const sure = ours.confidence >= MIN_SURE && (other === null || weight > other.score);
  if (!sure && other === null && isGermanNote(said)) return { language: 'de', sure: true };
  return { language: ours.language, sure };
}

/** Endings of an adjective before a noun: "offene Tickets". */
const GERMAN_ENDING = /(?<=\p{L}{4})e[nmrs]?$/u;
const MOST_OF_NOTE = 4;

/**
 * A few words without grammar, "Enterprise Preis" or "offene Tickets?", are German by a noun or an adjective that no other of our
 * languages has, where none of them is only another's.
 */
function isGermanNote(said: string): boolean {
  const words = said.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length === 0 || words.length > MOST_OF_NOTE) return false;
  const known = words.map((word) => {
    const small = word.toLowerCase();
    const languages = languagesOfWord(small);
    return languages.length > 0 ? languages : languagesOfWord(small.replace(GERMAN_ENDING, ''));
  });
  const isOnly = (languages: readonly string[]) => languages.length === 1 && languages[0] === 'de';
  return known.some(isOnly) && known.every((languages) => languages.length === 0 || languages.includes('de'));
}

/** "WIE RICHTE ICH SSO EIN" is read as it would be in small letters. */
function unshout(text: string): string {
  return /\p{Ll}/u.test(text) ? text : text.toLowerCase();
}

function bestOther(text: string, words: readonly string[]): { language: string; score: number } | null {
  const scored = SETS.map(([language, set]) => {
    const letters = LETTERS.find(([code]) => code === language)?.[1];
    const signs = letters === undefined ? 0 : Math.min(3, text.match(letters)?.length ?? 0);
    return { language, score: words.filter((word) => set.has(word)).length + signs };
  }).sort((a, b) => b.score - a.score);
  return scored[0] === undefined || scored[0].score === 0 ? null : scored[0];
}
