import type { Synonym } from '../../core/retrieval.ts';
import type { TermWeights } from '../../knowledge/term-weights.ts';
import { analyze, STEMMED_LANGUAGES, tokenize } from '../../text/analyze.ts';
import { codeSpellings } from '../../text/code-spellings.ts';
import { languageOf } from '../../text/detect-language.ts';
import { dropParticle } from '../../text/drop-particle.ts';
import { loadEnglishWords } from '../../text/english-words.ts';
import { isFunctionWord } from '../../text/function-words.ts';
import { speaksOf } from '../../text/lexicon/speaks-of.ts';
import { ownAmounts } from '../../text/own-amounts.ts';
import type { Part } from '../../text/parts-of.ts';
import { weekdayIndex } from '../../text/period-words.ts';
import { questionLanguage } from '../../text/question-language.ts';
import type { StandIn } from '../../text/stand-in.ts';
import { synonymsOf } from '../../text/synonyms.ts';
import { isTelling } from '../../text/telling-words.ts';
import { indexTerms, standInsAmong } from '../../text/term-index.ts';
import { termStandIns } from '../../text/term-stand-ins.ts';

import { createTranslator, type Translation } from './translations.ts';

/** What an answer must hold to be one. */
export type AnswerType =
  | 'amount'
  | 'money'
  | 'time'
  | 'person'
  | 'place'
  | 'channel'
  | 'steps'
  | 'definition'
  | 'reason'
  | 'yes_no'
  | 'open';

/** A content word of a question. */
export interface QuestionTerm {
  text: string;
  /** All must be there: one, or the pairs of letters of a word that is written without spaces. */
  lexemes: string[];
  /** Lexemes that stand for it, at less worth. */
  synonyms: ReadonlySet<string>;
  /** Several lexemes that stand for it together, as "SOC 2" for "soc2" and "annual leave" for "PTO". */
  spellings: readonly (readonly string[])[];
  /** What it is in other languages, by ISO 639-1; a language is left out where no word for it is known. */
  translations: ReadonlyMap<string, Translation>;
  /** 0 to 1: how much it says. */
  weight: number;
  /** A name, code or number: nothing can stand for it but another spelling, or what a short form is short for. */
  isName: boolean;
  /** A word that questions are made of; an answer need not repeat it. */
  isGeneric: boolean;
  /** A word that the question is told with; by itself it makes no text about the same. */
  isTelling: boolean;
}

/** A question as the extractive model reads it. */
export interface ReadQuestion {
  text: string;
  language: string;
  type: AnswerType;
  terms: QuestionTerm[];
  /** Whether English spells a word so, in lower case: a name it does not. */
  isEnglish: (word: string) => boolean;
}

const TYPES: [AnswerType, RegExp][] = [
  ['channel', /\b(?:which|what|welche[rmns]?|qu[ée]|quel) (?:slack[- ])?(?:channel|kanal|canal)\b/i],
  [
    'money',
    /\bhow (?:much(?! (?:time|of))|expensive)\b|\bwhat (?:do|does|did|will|would) .{1,60}\bcost\b|\bwhat (?:discount|amount)|(?:was|wieviel|wie viel) kostet|wie teuer|cu[áa]nto cuesta|combien co[ûu]te|quanto (?:costa|custa)|いくら/i,
  ],
  [
    'time',
    /(?:^|[,;:?.–—-]|\b(?:and|or|since|until|by|know|tell me|see|find out))\W*when\b|\bhow (?:long|often|soon|fast|quick|quickly|early|late|frequently)\b|\b(?:by|until|since|at) (?:when|what time|what date)\b|\b(?:what|which) (?:day|date|time|month|year|week|quarter)s?\b|\bhow (?:many|much) (?:days|weeks|months|hours|minutes|years|time)\b|\bwann\b|wie (?:lange|oft|schnell)|cuándo|^\W*cuando|cu[áa]nto tiempo|\bquand\b|combien de temps|\bquando\b|いつ|何(?:日|時|分|年|月|週)/i,
  ],
  [
    'amount',
    /\bhow (?:many|much of|large|big|tall|high|old|far)\b|\b(?:what|which) (?:percentage|percent|number|rate|share|age|amount)\b|wie ?viele?\b|wie hoch|cu[áa]nt[oa]s?\b|combien|quant[oaie]s?\b|何(?:件|枚|人|個|台|パーセント|席)|いくつ/i,
  ],
  [
    'person',
    /(?:^|[,;:?.–—-]|\b(?:and|or|to|from|with|by|for|of|know|tell me|see|find out))\W*(?:who|whom|whose)\b|\bwhich (?:person|team|role)\b|^\W*(?:an |bei |mit |von )?we[rmn]\b|qui[ée]n|\bqui\b|\bchi\b|\bquem\b|誰|だれ/i,
  ],
  [
    'steps',
    /\bhow (?:do|does|can|should|would|could|to|are|is)\b|\bsteps?\b.*\b(?:to|for)\b|[,;:.–—-]\s*how\W*$|\bwhat (?:should|can|do|must) (?:i|we|you) do\b|was ist zu tun|wie (?:kann|muss|\p{L}+) (?:ich|man|wir)(?!\p{L})|c[óo]mo\b|\bcomment\b|\bcome\b|\bcomo\b|que faire|手順|どうやって|方法|(?:する|るに)には|には[？?]?$/iu,
  ],
  [
    'place',
    /(?:^|[,;:?.–—-]|\b(?:and|or|from|know|tell me|see|find out))\W*where\b|\bwo(?:hin)?\b|d[óo]nde|\boù\b|\bdove\b|\bonde\b|どこ/i,
  ],
  ['reason', /\bwhy\b|warum|wieso|weshalb|por qu[ée]|pourquoi|perch[ée]|なぜ/i],
  [
    'definition',
    /\bwhat (?:is|are|does .* (?:mean|stand for)|s)\b|\bdefin|\bmeaning of|was (?:ist|sind|bedeutet)|qu[ée] (?:es|son|significa)|qu'est-ce|cos'è|o que [ée]|とは/i,
  ],
  [
    'yes_no',
    /^\W*(?:is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have|am)\b|^\W*(?:ist|sind|kann|darf|muss|gibt|hat|haben|werden|wird)\b|^\W*¿?(?:tiene|puede|puedo|hay|es|est[áa]|debo)\b|ですか|ますか/i,
  ],
];
const COUNTED_TIME =
  /\bhow (?:many|much) (?:\p{L}+ )?(?:days|weeks|months|hours|minutes|years|time)\b|wie ?viele? (?:tage|wochen|monate|stunden|minuten|jahre)/iu;
const ASKS_TIME =
  /\bwhat(?: is|'s|’s) the (?:\p{L}+ ){0,2}(?:deadline|due date|date|duration|frequency|schedule|start date)\b/iu;
const ASKS_AMOUNT =
  /\bwhat(?: is|'s|’s) (?:the|our|my) (?:\p{L}+ ){0,3}(?:number|maximum|minimum|rate|percentage|share|size|count|age|length|capacity|quota|threshold)\b/iu;
const ASKS_MONEY =
  /\bwhat(?: is|'s|’s|are) (?:the|our|my) (?:\p{L}+ ){0,3}(?:price|cost|fee|salary|budget|allowance|stipend|limit)\b/iu;

/** Words that questions are made of rather than about; an answer need not repeat them. */
const GENERIC = new Set(
  analyze(
    `company organization business someone somebody anyone anybody people person employee teammate thing things kind type sort way ways
     amount number many much time long often happen happens happened do doing done make makes take takes use used using work works go
     goes come get give gives given find call called mean means stand exactly currently usually normally typically work working
     please tell explain describe list information info question answer help want like possible able allowed different
     something anything nothing everything another other others least most according following belong belongs count counts
     last lasts suppose supposed expect expected include included exist exists say says look
     step steps best good new first one two place day date month year today now moment currently`,
    'en',
  ).concat(
    analyze('firma unternehmen jemand leute person machen tun geben gibt arbeiten nutzen finden art', 'de'),
    analyze('empresa persona gente hacer haber usar poder tipo forma', 'es'),
  ),
);

/** What a word of the asker's story counts that no article has; any other word that none has says most. */
const TELLING_WORTH = 0.35;

/** What helps to read a question. */
export interface QuestionContext {
  languages?: readonly string[];
  synonyms?: readonly Synonym[];
}

/**
 * Reads a question: its type, its content words with their weights, and what may stand for them.
 * @param context.languages of what may answer it, into which its words are translated
 * @param context.synonyms terms of the company that stand for words of it
 */
export async function readQuestion(
  { text: asked, about: text }: Part,
  weigh: TermWeights | null,
  { languages = [], synonyms: own = [] }: QuestionContext = {},
): Promise<ReadQuestion> {
  const language = questionLanguageOf(text);
  const words = contentWords(text, language);
  const translator = createTranslator(text, {
    from: language,
    to: ['en', ...languages],
    words: words.map((word) => ({ at: word.at, end: word.at + word.text.length })),
  });
  const looked = new Set([...words.flatMap((word) => word.lexemes), ...translator.lexemes]);
  const weights = weigh === null ? null : await weigh([...looked]);
  const synonyms = synonymsOf(language);
  const standIns = standInsOf(text, language, own);
  const amounts = ownAmounts(text, language);
  const seen = new Set<string>();
  const terms: QuestionTerm[] = [];
  for (const word of words) {
    if (isFunctionWord(word.text, language)) continue;
    const key = word.lexemes.join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    const isOwn = amounts.has(word.at);
    const isName =
      !isOwn && (looksLikeName(word.text, text, word.at, language) || isWeekday(word.text, language));
    const translations = translator.translate({ at: word.at, end: word.at + word.text.length }, weights);
    const isGeneric =
      !isName &&
      (word.lexemes.every((lexeme) => GENERIC.has(lexeme)) ||
        isGenericTranslation(translations.get('en')) ||
        isMeasure(word, text));
    const known = Math.max(
      ...word.lexemes.map((lexeme) => weights?.get(lexeme) ?? Math.min(1, 0.3 + word.text.length * 0.05)),
    );
    const tells = isOwn || (language === 'en' && !isName && isTelling(word.lexemes[0]!));
    const weight = known === 1 && tells ? TELLING_WORTH : known;
    terms.push({
      text: word.text,
      lexemes: word.lexemes,
      synonyms: (!isName || isAcronym(word.text) ? synonyms.get(word.lexemes[0]!) : undefined) ?? new Set(),
      spellings: standIns.filter(({ at }) => at.includes(word.at)).map(({ lexemes }) => lexemes),
      translations,
      weight: isGeneric ? weight * 0.1 : weight,
      isName,
      isGeneric,
      isTelling: tells,
    });
  }
  return { text: asked, language, type: typeIn(asked, language), terms, isEnglish: await loadEnglishWords() };
}

/** A word of another language is as generic as the English one. */
function isGenericTranslation(translation: Translation | undefined): boolean {
  return translation?.parts.flat(2).every((lexeme) => GENERIC.has(lexeme)) ?? false;
}

function standInsOf(text: string, language: string, synonyms: readonly Synonym[]): StandIn[] {
  const tokens = tokenize(text, language);
  const groups = synonyms.map(({ said, means }) => [said, means]);
  return [
    ...standInsAmong(tokens, indexTerms(groups, language)),
    ...codeSpellings(tokens, language),
    ...(language === 'en' ? termStandIns(tokens) : []),
  ];
}

/** A day that is asked about has to be said; in other languages it is told by its translation. */
function isWeekday(word: string, language: string): boolean {
  return language === 'en' && weekdayIndex(word.toLowerCase()) >= 0;
}

/** "What share": an answer says it with a figure instead. "Share a folder" is something else. */
function isMeasure(word: Word, text: string): boolean {
  const asked = /\b(?:which|what|welche[rmns]?|qu[ée]|quel(?:le)?)\s+$/i.test(text.slice(0, word.at));
  return (
    asked &&
    /^(?:shares?|percent(?:age)?|rate|portion|fraction|anteil|porcentaje|pourcentage)$/i.test(word.text)
  );
}

/** One of our own as an index would tell it, or another that the question is surely in. */
function questionLanguageOf(text: string): string {
  const { language, sure } = questionLanguage(text);
  const isOther = sure && !STEMMED_LANGUAGES.includes(language) && language !== 'ja';
  return isOther ? language : languageOf(text);
}

interface Word {
  text: string;
  lexemes: string[];
  at: number;
}

/** "How fast" and "wie oft" ask; they are not what the question is about. */
const ASKING =
  /\bhow (?:fast|long|often|far|soon|early|late|many|much|big|large|high|tall|old|quick|quickly|frequently|expensive)\b|\bwie (?:oft|lange|schnell|viele?|hoch|groß|teuer)\b|何(?:件|枚|人|個|台|日|時間|分|年|月|週|回|席)|を教えて(?:ください|下さい)?|について|でしょうか|ですか|ますか|どうやって|できますか/giu;

function contentWords(text: string, language: string): Word[] {
  const about = text.replace(ASKING, (match) => ' '.repeat(match.length));
  if (!['ja', 'zh', 'th', 'ko'].includes(language))
    return tokenize(about, language).flatMap(({ text: word, lexeme, at }) =>
      lexeme === null ? [] : [{ text: word, lexemes: [lexeme], at }],
    );
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(about);
  return [...segments].flatMap(({ segment, index, isWordLike }) => {
    // Words in hiragana alone are particles and verb endings.
    if (!isWordLike || /^\p{Script=Hiragana}+$/u.test(segment)) return [];
    const lexemes = analyze(language === 'ko' ? dropParticle(segment) : segment, language);
    return lexemes.length === 0 ? [] : [{ text: segment, lexemes, at: index }];
  });
}

/** What the words of English tell by their order is told by what a question in another language speaks of. */
function typeIn(text: string, language: string): AnswerType {
  const type = typeOf(text);
  if (language === 'en' || !(type === 'amount' || type === 'open' || type === 'yes_no')) return type;
  const isAmount = type === 'amount' || HOW_MUCH.test(text);
  if (isAmount && speaksOf(text, language, PRICED)) return 'money';
  if (isAmount && speaksOf(text, language, ['time', 'term'])) return 'time';
  if (WHICH.test(text) && speaksOf(text, language, ['deadline', 'term', 'response time', 'notice period']))
    return 'time';
  return type;
}

/** What is paid, by the usual English words of the lexicon. */
const PRICED = ['price', 'fee', 'pay', 'salary', 'cheap'];
const HOW_MUCH = /ど(?:れ|の)(?:くらい|ぐらい)|何(?:日|時|か月|ヶ月|年|週)/u;
const WHICH = /\b(?:welche[rmns]?|was ist|qu[ée]|cu[áa]l|quel(?:le)?s?|qual[ei]?)(?!\p{L})|いつ|の?期間は/iu;

/** The question word that comes first decides; of those at one place, the more telling kind, which is listed first. */
function typeOf(text: string): AnswerType {
  let first: { type: AnswerType; at: number } = { type: 'open', at: Number.POSITIVE_INFINITY };
  for (const [type, pattern] of TYPES) {
    const at = pattern.exec(text)?.index ?? Number.POSITIVE_INFINITY;
    if (at < first.at) first = { type, at };
  }
  if (first.type === 'amount' && COUNTED_TIME.test(text)) return 'time';
  if (first.type === 'definition' && ASKS_TIME.test(text)) return 'time';
  if (first.type === 'definition' && ASKS_AMOUNT.test(text)) return 'amount';
  if (first.type === 'definition' && ASKS_MONEY.test(text)) return 'money';
  return first.type;
}

function isAcronym(word: string): boolean {
  return /^\p{Lu}{2,}s?$/u.test(word);
}

/** Capital letters inside a sentence (not in German, where every noun has one), acronyms, codes and numbers. */
function looksLikeName(word: string, text: string, at: number, language: string): boolean {
  if (/\p{N}/u.test(word)) return true;
  if (isAcronym(word) || /\p{Ll}\p{Lu}/u.test(word)) return true;
  if (!/^\p{Lu}/u.test(word)) return false;
  const before = text.slice(0, at).trimEnd();
  const startsSentence = before === '' || /[.!?:"“¿¡(]$/u.test(before);
  return !startsSentence && language !== 'de';
}
