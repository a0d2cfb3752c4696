/** What a message is that asks nothing. */
export type Smalltalk = 'greeting' | 'thanks' | 'farewell';

const GREETING =
  /^(?:hi+|hey+|hello|good (?:morning|afternoon|evening)|howdy|yo|hallo|moin|servus|grüezi|guten (?:morgen|tag|abend)|bonjour|bonsoir|salut|coucou|hola|buen[oa]s (?:días|tardes|noches)|ciao|buongiorno|buonasera|salve|olá|oi|bom dia|boa (?:tarde|noite)|こんにちは|おはよう(?:ございます)?|こんばんは|やあ)$/iu;
const THANKS =
  /^(?:(?:ok(?:ay)?|great|perfect|super|cool|nice|awesome)? ?(?:thanks?(?: you)?(?: (?:so|very) much| a lot| a ton| again)?|thx|ty|cheers|much appreciated)|(?:super|perfekt|ok|alles klar)? ?(?:danke(?: ?schön| dir| sehr)?|vielen dank|besten dank)|(?:super|parfait|ok)? ?merci(?: beaucoup| bien)?|(?:muchas |mil )?gracias|(?:perfecto|vale) gracias|grazie(?: mille)?|(?:muito )?obrigad[oa]|valeu|(?:どうも)?ありがとう(?:ございます|ございました)?|助かりました|どうも|great|perfect|got it|ok(?:ay)?|alles klar|parfait|perfecto|perfetto|了解(?:です)?)$/iu;
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
