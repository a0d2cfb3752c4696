import { languagesOfWord } from './lexicon/languages-of-word.ts';
import { rememberText } from './remember-text.ts';
import { STOP_WORDS } from './stop-words.ts';
import { isTellingForm } from './telling-words.ts';

/** Scripts that one language, or nearly only one, is written in. */
const SCRIPTS: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
];

/** Letters and marks that point to one of the Latin languages, with the weight of a stop word. */
const SIGNS: [RegExp, string][] = [
  [/[ßäöü]/gu, 'de'],
  [/[¿¡ñ]|ción|ciones(?!\p{L})/gu, 'es'],
  [
    /[ãõ]|ção|ções|(?<=\p{L}{2}[^aeiou\W])ou(?!\p{L})|(?<!\p{L})(?:é|o que)(?!\p{L})|[aeiou](?:lh|nh)[aeo]/gu,
    'pt',
  ],
  [/[œêèàùûî]|\b[ldjqcn]['’]|qu['’]/gu, 'fr'],
  [/\b(?:dell|nell|all|un)['’]|zione\b|[òì]/gu, 'it'],
];

/** Below this confidence a text counts as English, the language that most companies' pages and names are in. */
const MIN_CONFIDENCE = 0.3;

/** Between two languages alike, such as Spanish and Portuguese, the likelier one serves better than English. */
const MIN_OVER_ENGLISH = 0.6;

/** The language of a text for indexing: what was detected with some confidence, or surely not English; else English. */
export function languageOf(text: string): string {
  const { language, confidence, overEnglish } = detectLanguage(text);
  return confidence >= MIN_CONFIDENCE || overEnglish >= MIN_OVER_ENGLISH ? language : 'en';
}

/** A sentence of few words holds too few function words to tell Portuguese from Spanish or Italian. */
const SHORT = 40;
/** What a word of content counts beside a function word. */
const CONTENT_WORTH = 0.5;
const MOST_SPEAKERS = 3;

/** A language with how sure that is, 0 to 1: beside the next likely one, and beside English. */
interface Detected {
  language: string;
  confidence: number;
  overEnglish: number;
  /** How many words and marks of the language were seen, shared ones in part. */
  hits: number;
}

/**
 * Tells the language of a text by script, function words and marks (Cavnar and Trenkle's rank order needs more text
 * than a question has). Without any sign it says English with confidence 0.
 */
export function detectLanguage(text: string): Detected {
  return { ...remembered(text) };
}

const remembered = rememberText(detect);

function detect(text: string): Detected {
  const sample = text.slice(0, 4_000).normalize('NFC');
  return detectByScript(sample) ?? detectByWords(sample.toLowerCase());
}

function detectByScript(text: string): Detected | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  for (const [script, language] of SCRIPTS) {
    const share = (text.match(script)?.length ?? 0) / letters;
    // A product name in Latin letters does not make a Japanese question English.
    if (share >= 0.15) {
      const confidence = Math.min(1, 0.5 + share);
      return { language, confidence, overEnglish: confidence, hits: letters };
    }
  }
  return null;
}

function detectByWords(text: string): Detected {
  const words = text.match(/\p{L}+/gu) ?? [];
  const scores = new Map<string, number>([...STOP_WORDS.keys()].map((language) => [language, 0]));
  for (const word of words) {
    const speakers = [...STOP_WORDS].filter(([, stops]) => stops.has(word)).map(([language]) => language);
    for (const language of speakers) scores.set(language, scores.get(language)! + 1 / speakers.length);
    if (speakers.length > 0 || words.length > SHORT) continue;
    const known = languagesOfWord(word);
    if (!known.includes('en') && isTellingForm(word))
      scores.set('en', scores.get('en')! + CONTENT_WORTH / (known.length + 1));
    // What most languages have, such as "account" or "SSO", tells none.
    if (known.length > MOST_SPEAKERS || known.includes('en')) continue;
    for (const language of known) scores.set(language, scores.get(language)! + CONTENT_WORTH / known.length);
  }
  for (const [sign, language] of SIGNS) {
    const found = Math.min(3, text.match(sign)?.length ?? 0);
    scores.set(language, scores.get(language)! + found * 0.7);
  }
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (best === undefined || second === undefined || best[1] === 0)
    return { language: 'en', confidence: 0, overEnglish: 0, hits: 0 };
  // Lists of names hold the odd "de" or "san"; a text in a language holds its function words all over.
  const density = Math.min(1, best[1] / (words.length * 0.15));
  const over = (other: number): number => density * ((best[1] - other) / best[1]);
  return {
    language: best[0],
    confidence: over(second[1]),
    overEnglish: over(scores.get('en')!),
    hits: best[1],
  };
}
