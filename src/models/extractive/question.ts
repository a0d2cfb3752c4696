import type { TermWeights } from '../../knowledge/term-weights.ts';
import { analyze, tokenize } from '../../text/analyze.ts';
import { languageOf } from '../../text/detect-language.ts';
import type { Part } from '../../text/parts-of.ts';
import { synonymsOf } from '../../text/synonyms.ts';

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
  /** 0 to 1: how much it says. */
  weight: number;
  /** A name, code or number: nothing else can stand for it. */
  isName: boolean;
  /** A word that questions are made of; an answer need not repeat it. */
  isGeneric: boolean;
}

/** A question as the extractive model reads it. */
export interface ReadQuestion {
  text: string;
  language: string;
  type: AnswerType;
  terms: QuestionTerm[];
}

const TYPES: [AnswerType, RegExp][] = [
  ['channel', /\b(?:which|what|welche[rmns]?|qu[ée]|quel) (?:slack[- ])?(?:channel|kanal|canal)\b/i],
  [
    'money',
    /\bhow (?:much(?! (?:time|of))|expensive)\b|\bwhat (?:do|does|did|will|would) .{1,60}\bcost\b|\bwhat (?:discount|amount)|(?:was|wieviel|wie viel) kostet|wie teuer|cu[áa]nto cuesta|combien co[ûu]te|quanto (?:costa|custa)|いくら/i,
  ],
  [
    'time',
    /(?:^|[,;:?.]|\b(?:and|or|since|until|by|know|tell me|see|find out))\W*when\b|\bhow (?:long|often|soon|fast|quickly|frequently)\b|\b(?:by|until|since|at) (?:when|what time|what date)\b|\b(?:what|which) (?:day|date|time|month|year|week|quarter)s?\b|\bhow (?:many|much) (?:days|weeks|months|hours|minutes|years|time)\b|\bwann\b|wie (?:lange|oft|schnell)|cuándo|^\W*cuando|cu[áa]nto tiempo|\bquand\b|combien de temps|\bquando\b|いつ|何(?:日|時|分|年|月|週)/i,
  ],
  [
    'amount',
    /\bhow (?:many|much of|large|big|tall|high|old|far)\b|\b(?:what|which) (?:percentage|percent|number|rate|share|age|amount)\b|wie ?viele?\b|wie hoch|cu[áa]nt[oa]s?\b|combien|quant[oaie]s?\b|何(?:件|枚|人|個|台|パーセント|席)|いくつ/i,
  ],
  [
    'person',
    /(?:^|[,;:?.]|\b(?:and|or|to|from|with|by|for|of|know|tell me|see|find out))\W*(?:who|whom|whose)\b|\bwhich (?:person|team|role)\b|^\W*(?:an |bei |mit |von )?we[rmn]\b|qui[ée]n|\bqui\b|\bchi\b|\bquem\b|誰|だれ/i,
  ],
  [
    'steps',
    /\bhow (?:do|does|can|should|would|could|to|are|is)\b|\bsteps?\b.*\b(?:to|for)\b|\bwhat (?:should|can|do|must) (?:i|we|you) do\b|was ist zu tun|wie (?:kann|muss|richte|mache|stelle|setze|füge)|c[óo]mo\b|\bcomment\b|\bcome\b|\bcomo\b|que faire|手順|どうやって|方法/i,
  ],
  [
    'place',
    /(?:^|[,;:?.]|\b(?:and|or|from|know|tell me|see|find out))\W*where\b|\bwo(?:hin)?\b|d[óo]nde|\boù\b|\bdove\b|\bonde\b|どこ/i,
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
     step steps best good new first one two place day date month year today`,
    'en',
  ).concat(
    analyze('firma unternehmen jemand leute person machen tun geben gibt arbeiten nutzen finden art', 'de'),
    analyze('empresa persona gente hacer haber usar poder tipo forma', 'es'),
  ),
);

/** Reads a question: its type, its content words with their weights, and what may stand for them. */
export async function readQuestion(
  { text: asked, about: text }: Part,
  weigh: TermWeights | null,
): Promise<ReadQuestion> {
  const language = languageOf(text);
  const words = contentWords(text, language);
  const weights = weigh === null ? null : await weigh([...new Set(words.flatMap((word) => word.lexemes))]);
  const synonyms = synonymsOf(language);
  const seen = new Set<string>();
  const terms: QuestionTerm[] = [];
  for (const word of words) {
    const key = word.lexemes.join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    const isName = looksLikeName(word.text, text, word.at, language);
    const isGeneric =
      !isName && (word.lexemes.every((lexeme) => GENERIC.has(lexeme)) || isMeasure(word, text));
    const weight = Math.max(
      ...word.lexemes.map((lexeme) => weights?.get(lexeme) ?? Math.min(1, 0.3 + word.text.length * 0.05)),
    );
    terms.push({
      text: word.text,
      lexemes: word.lexemes,
      synonyms: isName ? new Set() : (synonyms.get(word.lexemes[0]!) ?? new Set()),
      weight: isGeneric ? weight * 0.1 : weight,
      isName,
      isGeneric,
    });
  }
  return { text: asked, language, type: typeOf(asked), terms };
}

/** "What share": an answer says it with a figure instead. "Share a folder" is something else. */
function isMeasure(word: Word, text: string): boolean {
  const asked = /\b(?:which|what|welche[rmns]?|qu[ée]|quel(?:le)?)\s+$/i.test(text.slice(0, word.at));
  return (
    asked &&
    /^(?:shares?|percent(?:age)?|rate|portion|fraction|anteil|porcentaje|pourcentage)$/i.test(word.text)
  );
}

interface Word {
  text: string;
  lexemes: string[];
  at: number;
}

/** "How fast" and "wie oft" ask; they are not what the question is about. */
const ASKING =
  /\bhow (?:fast|long|often|far|soon|many|much|big|large|high|tall|old|quickly|frequently|expensive)\b|\bwie (?:oft|lange|schnell|viele?|hoch|groß|teuer)\b|何(?:件|枚|人|個|台|日|時間|分|年|月|週|回|席)|を教えて(?:ください|下さい)?|について|でしょうか|ですか|ますか|どうやって|できますか/giu;

function contentWords(text: string, language: string): Word[] {
  const about = text.replace(ASKING, (match) => ' '.repeat(match.length));
  if (!['ja', 'zh', 'th'].includes(language))
    return tokenize(about, language).flatMap(({ text: word, lexeme, at }) =>
      lexeme === null ? [] : [{ text: word, lexemes: [lexeme], at }],
    );
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(about);
  return [...segments].flatMap(({ segment, index, isWordLike }) => {
    // Words in hiragana alone are particles and verb endings.
    if (!isWordLike || /^\p{Script=Hiragana}+$/u.test(segment)) return [];
    const lexemes = analyze(segment, language);
    return lexemes.length === 0 ? [] : [{ text: segment, lexemes, at: index }];
  });
}

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

/** Capital letters inside a sentence (not in German, where every noun has one), acronyms, codes and numbers. */
function looksLikeName(word: string, text: string, at: number, language: string): boolean {
  if (/\p{N}/u.test(word)) return true;
  if (/^\p{Lu}{2,}s?$/u.test(word) || /\p{Ll}\p{Lu}/u.test(word)) return true;
  if (!/^\p{Lu}/u.test(word)) return false;
  const before = text.slice(0, at).trimEnd();
  const startsSentence = before === '' || /[.!?:"“¿¡(]$/u.test(before);
  return !startsSentence && language !== 'de';
}
