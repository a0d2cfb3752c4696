/** What a message is that asks nothing. */
export type Smalltalk = 'greeting' | 'thanks' | 'farewell';

const GREETING =
  /^(?:hi+|hey+|hello|good (?:morning|afternoon|evening)|howdy|yo|hallo|moin|servus|grüezi|guten (?:morgen|tag|abend)|bonjour|bonsoir|salut|coucou|hola|buen[oa]s (?:días|tardes|noches)|ciao|buongiorno|buonasera|salve|olá|oi|bom dia|boa (?:tarde|noite)|こんにちは|おはよう(?:ございます)?|こんばんは|やあ)$/iu;
/** What stands before thanks, or alone for them. */
const PRAISE =
  "great|perfect|super|cool|nice|awesome|got it|ok(?:ay)?|perfekt|alles klar|verstanden|parfait|d['’ ]accord|perfecto|vale|perfetto|va bene|perfeito|了解(?:です|しました)?";
const THANKS = new RegExp(
  `^(?:(?:${PRAISE}) ?)?(?:thanks?(?: you)?(?: (?:so|very) much| a lot| a ton| again)?|thx|ty|cheers|much appreciated|danke(?: ?schön| dir| sehr)?|vielen dank|besten dank|merci(?: beaucoup| bien)?|(?:muchas |mil )?gracias|grazie(?: mille)?|(?:muito )?obrigad[oa]|valeu|(?:どうも)?ありがとう(?:ございます|ございました)?|助かりました|どうも)$|^(?:${PRAISE})$`,
  'iu',
);
const FAREWELL =
  /^(?:bye(?: bye)?|goodbye|see you(?: later)?|tschüss|auf wiedersehen|bis (?:bald|später)|au revoir|à bientôt|adiós|hasta (?:luego|mañana)|arrivederci|tchau|até (?:logo|amanhã)|さようなら|またね)$/iu;

/** Tells a greeting, thanks or a farewell that stands alone; null for anything that may ask something. */
export function readSmalltalk(text: string): Smalltalk | null {
  const bare = text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(
      / (?:there|all|team|everyone|bot|switchboard|zusammen|tous|à tous|a todos|a tutti|a todos)$/iu,
      '',
    );
  if (GREETING.test(bare)) return 'greeting';
  if (THANKS.test(bare)) return 'thanks';
  return FAREWELL.test(bare) ? 'farewell' : null;
}
