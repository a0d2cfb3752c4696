import { readCourtesy } from './talk/read-talk.ts';

const GREETINGS =
  'hi+|hey+|hello|hiya|howdy|good (?:morning|afternoon|evening|day)|dear|hallo|moin|servus|guten (?:morgen|tag|abend)|liebes?|bonjour|bonsoir|salut|coucou|hola|buen[oa]s (?:d[ií]as|tardes|noches)|ciao|buongiorno|buonasera|salve|ol[áa]|oi|bom dia|boa (?:tarde|noite)';
/** Whom a greeting is said to; a name only with a comma or the like behind it. */
const GREETED =
  'there|all|team|everyone|everybody|folks|guys|bot|switchboard|zusammen|leute|tous|toutes|à tous|a todos|equipo|a tutti|equipe|pessoal';
const PLEASE =
  "please|pls|plz|kindly|bitte(?: schön| sehr)?|s['’ ]?il (?:te|vous) pla[iî]t|svp|stp|por favor|porfa|per favore|per piacere|se faz favor";
const THANKS =
  "(?:many )?thanks(?: (?:you|a lot|a ton|so much|very much|in advance|again))*|thank you(?: (?:so|very) much| in advance)?|thx|tia|cheers|(?:vielen |besten |herzlichen )?danke?(?: (?:dir|euch|ihnen|schön|sehr))*(?: im voraus)?|merci(?: (?:beaucoup|bien|d[’']avance|par avance))*|(?:muchas )?gracias(?: de antemano| por adelantado)?|(?:tante )?grazie(?: mille)?(?: in anticipo)?|(?:muito )?obrigad[oa](?: desde já)?";
/** What is said before the question proper; only dropped where a word that asks follows. */
const FRAMES = [
  '(?:(?:can|could|would|will) (?:you|u|someone|somebody|anyone|anybody) (?:please |kindly )?)?(?:tell|remind|show) (?:me|us)(?: please)?',
  'do(?:es)? (?:you|anyone|anybody|someone) (?:happen to )?know',
  "(?:i|we)(?: am|'m|’m| are|'re|’re| was| were|'d|’d)? (?:just )?(?:wondering|curious|asking myself)",
  "(?:i|we)(?:'d|’d| would)? (?:like|love|want|need)(?: to)? (?:know|find out|understand)",
  '(?:just )?(?:a )?(?:quick|short|small|simple) question',
  'i have a (?:quick |short )?question',
  'any idea',
  '(?:kannst du|k[öo]nnt ihr|k[öo]nnen sie|k[öo]nnte) (?:mir |uns )?(?:bitte )?(?:jemand )?(?:mal )?sagen',
  '(?:wei(?:ß|ss)t du|wissen sie|wei(?:ß|ss) (?:jemand|wer))',
  'ich (?:w[üu]rde gerne? wissen|w[üu]sste gerne?|frage mich)',
  '(?:kurze|eine|schnelle) (?:kurze |schnelle )?frage',
  '(?:peux-tu|pouvez-vous|pourriez-vous|pourrais-tu|tu peux) (?:me |nous )?dire',
  '(?:sais-tu|savez-vous|tu sais)',
  'je (?:voudrais|veux|souhaite|souhaiterais|me demande) ?(?:savoir)?',
  '(?:me )?(?:puedes|puede|podr[ií]as|podr[ií]a) (?:decirme|decir)',
  '(?:sabes|sabe usted|alguien sabe)',
  '(?:me gustar[ií]a|quisiera|quiero|necesito) saber',
  '(?:mi )?(?:puoi|pu[òo]|potresti|potrebbe) (?:dirmi|dire)',
  '(?:sai|sapete|qualcuno sa)',
  '(?:vorrei|voglio) sapere',
  '(?:me )?(?:pode|podes|poderia|podia) (?:me )?(?:dizer|dizer-me)',
  '(?:sabes|voc[êe] sabe|algu[ée]m sabe)',
  '(?:gostaria|queria|quero) (?:de )?saber',
].join('|');
const ASKING =
  "what(?:[’']?s)?|who(?:[’']?s)?|whom|whose|why|how|when|where|which|if|whether|wer|wem|wen|wessen|wie|wieviel|wo|wann|warum|wieso|was|welche[rmns]?|ob|quoi|ce que|ce qui|comment|pourquoi|combien|quand|où|quel(?:le)?s?|qui|si|qu[ée]|qui[ée]n(?:es)?|cu[áa]l(?:es)?|c[óo]mo|cu[áa]ndo|d[óo]nde|cu[áa]nt[oa]s?|chi|che|cosa|quale|quali|quando|dove|quant[oaie]|come|perch[ée]|se|quem|o que|qual|quais|onde|como|por que";

const END = '(?![\\p{L}\\p{N}])';
/** They greet only where nothing is said of them: "morning meetings" are none. */
const GREETINGS_ALONE = `(?:mornin[g']?|afternoon|evening|gm|yo)(?=\\s*[,.!:–—]|\\s+(?:${GREETED})${END})`;
const GREETING = new RegExp(
  `^\\P{L}*(?:(?:${GREETINGS})${END}|${GREETINGS_ALONE})(?:[ ,]+(?:${GREETED})${END}|,? @?\\p{L}[\\p{L}'’-]{0,30}(?=\\s*[,!:–—-]\\s))?[\\s,.!:;–—👋🙂😊-]*`,
  'iu',
);
const OPENING = new RegExp(
  `^\\P{L}*(?:(?:${THANKS})(?=\\s*[,!])|${PLEASE}|sorry|excuse me|entschuldigung|pardon|perdón|scusa|desculpe)${END}[\\s,!:]*`,
  'iu',
);
const CLOSING = new RegExp(
  `[\\s,.;:–—(-]*(?<![\\p{L}\\p{N}])(?:${PLEASE}|${THANKS})${END}[\\s,.!)🙏🙂😊:]*([?？]?)[\\s!🙏🙂😊]*$`,
  'iu',
);
const INNER = new RegExp(`(?<=\\p{L}),? (?:${PLEASE})(?=[ ,])`, 'giu');
const FRAME = new RegExp(
  `^\\P{L}*(?:${FRAMES})[\\s,:–—-]+(?:(?:please|bitte)[\\s,]+)?(?=(?:${ASKING})${END})`,
  'iu',
);
/** "Thanks, Nora": thanks with the name of who gives or gets them. */
const THANKED = new RegExp(
  `^\\P{L}*(?:${THANKS})${END}(?:[\\s,!.–—-]+@?\\p{Lu}[\\p{L}'’.-]*){0,2}\\P{L}*$`,
  'iu',
);
/** お疲れ様です at the start, お願いします and ありがとうございます at the end; 教えてください asks and stays. */
const JAPANESE_OPENING =
  /^(?:お疲れ(?:様|さま)です|こんにちは|おはようございます|こんばんは|すみませんが?|恐れ入りますが|お世話になっております)[、。！!\s]*/u;
const JAPANESE_CLOSING =
  /[、。\s]*(?:よろしく|宜しく)?(?:お願い(?:いた|致)?します|ありがとうございます)[。！!\s]*$/u;
/** The longest sentence that politeness is looked for in: longer ones are pasted. */
const MAX_LENGTH = 2_000;

/** A sentence without greeting, "please", thanks and "could you tell me", in seven languages; '' when nothing else was said. */
export function dropPoliteness(sentence: string): string {
  const whole = sentence.trim();
  if (whole.length > MAX_LENGTH) return whole;
  if (readCourtesy(whole) !== null || THANKED.test(whole)) return '';
  const greeted = whole.replace(GREETING, '').replace(JAPANESE_OPENING, '');
  if (readCourtesy(greeted) !== null) return '';
  const bare = greeted
    .replace(OPENING, '')
    .replace(FRAME, '')
    .replace(OPENING, '')
    .replace(INNER, '')
    .replace(JAPANESE_CLOSING, '')
    .replace(CLOSING, '$1')
    .trim();
  return /[\p{L}\p{N}]/u.test(bare) ? bare : '';
}
