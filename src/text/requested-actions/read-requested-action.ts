import { detectLanguage } from '../detect-language.ts';
import { ACTION_WORDS, type ActionKind } from './action-words.ts';

/** Said before an order, any number of times. */
const OPENING =
  "(?:hey|hi|hello|ok(?:ay)?|so|now|then|also|and|please|pls|plz|kindly|just|switchboard|let[’']?s|no|thanks|" +
  "(?:can|could|would|will) you(?: please)?|(?:i|we)(?:[’']d)? (?:want|need|would like|like)(?: you)? to|go ahead and|help me(?: to)?|" +
  'bitte|und|jetzt|mal|kannst du|könntest du|können sie|könnten sie|du sollst|' +
  "s[’'](?:il|te) (?:te|vous)? ?pla[iî]t|merci de|et|peux-tu|pouvez-vous|pourrais-tu|pourriez-vous|tu peux|" +
  'por favor|puedes|podrías|puede|podría|' +
  'per favore|puoi|potresti|può|potrebbe|' +
  'podes|pode|poderia|podias|você pode|você poderia)';
const OPENED = new RegExp(`^[^\\p{L}#]*(?:${OPENING}[\\s,:]+)*`, 'iu');
/** Put to the bot, rather than looked up: "can you …", "please". */
const ASKED_OF_BOT =
  /(?:^|[^\p{L}])(?:please|pls|plz|(?:can|could|would|will) you|i (?:want|need) you to|bitte|kannst du|könntest du|können sie|könnten sie|peux-tu|pouvez-vous|pourrais-tu|pourriez-vous|merci de|puedes|podrías|por favor|puoi|potresti|per favore|podes|pode|poderia)(?!\p{L})/iu;
/** Where and how things are done is a question, in whatever words it is put. */
const ASKS_HOW =
  /(?:^|[^\p{L}])(?:how|what|whats|when|where|which|who|whom|why|whether|wie|was|wann|wo|welche\p{L}*|wer|wen|wem|warum|ob|comment|quoi|quand|où|quel\p{L}*|qui|pourquoi|cómo|qué|cuándo|dónde|cuál\p{L}*|quién\p{L}*|come|cosa|quando|dove|quale|chi|perché|como|o que|onde|qual|quem|porquê)(?!\p{L})/iu;
/** "Send me the price list", "write me what to say": what is wanted is to know. */
const FOR_ASKER =
  /^\s*(?:me|us|mir|uns|-moi|-nous)(?!\p{L})(?!\s+(?:an?|one|the|some|ein\p{L}*|un\p{L}*)\s+(?:e-?mail|mail|message|letter|draft|nachricht))/iu;
/** A name, a number, a value or a text that goes along: it is about one thing and not about how it is done. */
const PARTICULAR =
  /[:："“„«#@]|\d|(?<=[\p{Ll}\d,)]\s)\p{Lu}\p{L}|(?<!\p{L})(?:the|my|our|this|that|his|her|their|d(?:as|ie|en|er|em)|diese[nrms]?|mein\p{L}*|unser\p{L}*|les?|la|cett?e|mon|ma|notre|el|los?|las|mis?|nuestr\p{L}*|este|esta|il|lo|gli|questo|questa|mio|mia|nostr\p{L}*|meu|minha|noss\p{L}*)\s/u;

const REMINDS =
  /^(?:remind (?:me|us|him|her|them|\p{Lu}\p{L}+)|set (?:an? |the )?(?:reminder|alarm|timer)|(?:ping|notify|alert|wake|nudge) (?:me|us)|keep me (?:posted|updated)|erinner\p{L}* (?:mich|uns)|(?:setz\p{L}*|stell\p{L}*) (?:\p{L}+ )?(?:einen )?(?:erinnerung|wecker|timer)|benachrichtige? mich|rappelle[- ]moi|préviens[- ]moi|recuérdame|avísame|ponme un recordatorio|ricordami|avvisami|lembra-me|lembre-me|avisa-me|avise-me)(?!\p{L})/iu;
/** "Remind me how long a trial lasts" asks for the length. */
const TO_KNOW =
  /^\p{L}+[\s-]\p{L}+ (?:again )?(?:how|what|who|which|why|where|when|wie|was|wer|welche\p{L}*|comment|quel\p{L}*|qui|cómo|qué|cuál\p{L}*|come|cosa|quale|como|qual)(?!\p{L})(?<!^(?:ping|notify|alert|wake|nudge) \p{L}+ when)/iu;
/** A name is told by its capital, which only a pattern that minds case can see. */
const TO_NAME =
  /^(?:[Cc]all|[Pp]hone|[Rr]ing|[Ee]-?mail|[Tt]ext|[Mm]essage|[Pp]ing|[Ww]rite to|[Tt]ell|[Ii]nform|[Nn]otify|[Ss]end|[Ii]nvite) \p{Lu}\p{Ll}+/u;
const TO_THEM =
  /^(?:call|phone|ring|text|e-?mail|message|tell|notify|inform)\s+(?:the (?:customer|client|prospect|team)|him|her|them)(?!\p{L})(?! apart)/iu;
/** "Send the quote to Pieter": one thing for one person, whatever it is. */
const SENDS_TO_NAME = new RegExp(
  [
    String.raw`^(?:[Ss]end|[Ff]orward|[Ee]-?mail|[Mm]ail|[Pp]ass|[Hh]and)(?: on| over)? (?:the|this|that|these|those|my|our|an?|his|her|their) [^.?!]{1,60}? to \p{Lu}\p{Ll}+`,
    String.raw`^(?:[Ss]chick|[Ss]end|[Ll]eit|[Mm]ail)\p{L}* (?:das|die|den|dieses?|diesen|mein\p{L}*|unser\p{L}*|ein\p{L}*) [^.?!]{1,60}? an \p{Lu}\p{Ll}+`,
    String.raw`^(?:[Ee]nvoi|[Tt]ransf|[Ee]nv[ií]|[Mm]anda|[Rr]eenv|[Ii]nvia|[Ii]noltra)[\p{L}]* (?:l['’]|[\p{L}]{1,6} )[^.?!]{1,60}? (?:à|a|ao|al|para) \p{Lu}\p{Ll}+`,
  ].join('|'),
  'u',
);
const PASSES_ON = /^(?:forward|share|post|send|pass on)\s+(?:this|that|it)(?!\p{L})/iu;
/** One thing, or somebody who gets it: "can you send invoices?" asks what the company does. */
const ONE =
  /(?<!\p{L})(?:an?|one|him|her|them|everyone|ein\p{L}*|ih[mn]\p{L}*|une?|leur|lui|uno?|una|um|uma)(?!\p{L})/iu;
const CALLS_DE = /^ruf\p{L}*[^.?!]{1,40}(?<!\p{L})an(?!\p{L})/iu;
const JAPANESE =
  /(?:メール|メッセージ|電話|案件|チケット|予約|会議|予定|リマインダー|下書き|招待|レコード|商談|ケース|要約|翻訳|スレッド|チャンネル)[^。？?]{0,20}(?:送って|送信して|転送して|書いて|作って|入れて|取って|予約して|変更して|更新して|削除して|作成して|登録して|設定して|要約して|翻訳して|して(?:おいて)?(?:ください|くれ|ほしい))|(?:リマインド|思い出させて)(?:して|ください)?/u;

/** Something that a message asks to be done. */
interface RequestedAction {
  kind: ActionKind | 'remind' | 'contact';
  /** ISO 639-1; null where the order does not tell: its words are few, but they are in one language. */
  language: string | null;
}

/**
 * Tells whether a message orders something to be done in the world (an e-mail written, a record changed, a meeting
 * booked), in seven languages. Where somebody may as well want to know how it is done, it is no order.
 */
export function readRequestedAction(message: string): RequestedAction | null {
  const line = message.replace(/\s+/gu, ' ').trim();
  if (JAPANESE.test(line)) return { kind: 'record', language: 'ja' };
  const opening = OPENED.exec(line)?.[0] ?? '';
  const order = line.slice(opening.length);
  const [first = ''] = order.split(/[.!?。]\s/u);
  if (REMINDS.test(first)) return TO_KNOW.test(first) ? null : { kind: 'remind', language: null };
  if (SENDS_TO_NAME.test(first)) return { kind: 'contact', language: null };
  if (TO_NAME.test(first) || PASSES_ON.test(first) || TO_THEM.test(first))
    return { kind: 'contact', language: 'en' };
  if (CALLS_DE.test(first)) return { kind: 'contact', language: 'de' };
  const isOrdered = ASKED_OF_BOT.test(line.slice(0, opening.length + 40));
  for (const kind of Object.keys(ACTION_WORDS) as ActionKind[]) {
    const found = PATTERNS_OF[kind].find((pattern) => orders(first, pattern, { kind, isOrdered, line }));
    if (found !== undefined) return { kind, language: found.language };
  }
  return null;
}

/** What an order says behind its opening: "could you please draft …" is "draft …". */
export function orderOf(line: string): string {
  return line.slice((OPENED.exec(line)?.[0] ?? '').length);
}

interface Pattern {
  language: string;
  /** The verb opens the order, and an object follows within a clause. */
  first: RegExp;
  /** German puts the verb last where it is asked: "kannst du … anlegen". */
  last: RegExp | null;
}

const PATTERNS_OF = Object.fromEntries(
  Object.entries(ACTION_WORDS).map(([kind, languages]) => [
    kind,
    Object.entries(languages).map(([language, { verbs, objects }]): Pattern => {
      const object = `(?<![\\p{L}])(?:${objects})(?!\\p{L})`;
      return {
        language,
        first: new RegExp(`^(?:${verbs})(?!\\p{L})(?<between>[^.?!]{0,70}?)${object}(?<rest>.*)$`, 'iu'),
        last:
          language === 'de'
            ? new RegExp(`^(?<between>[^.?!]{0,70}?)${object}(?<rest>.*(?<!\\p{L})(?:${verbs})[?.!]*)$`, 'iu')
            : null,
      };
    }),
  ]),
) as Record<ActionKind, Pattern[]>;

function orders(
  order: string,
  { first, last }: Pattern,
  { kind, isOrdered, line }: { kind: ActionKind; isOrdered: boolean; line: string },
): boolean {
  const found = first.exec(order) ?? (isOrdered ? (last?.exec(order) ?? null) : null);
  if (found === null) return false;
  const between = found.groups?.between ?? '';
  if (FOR_ASKER.test(between) || ASKS_HOW.test(between)) return false;
  if (kind === 'summarise') return true;
  if (kind === 'write') return PARTICULAR.test(order) || ONE.test(order);
  // "Create contacts" is looked up as often as it is ordered; a name, a value or "the" makes it one thing to be done.
  return (
    isOrdered || PARTICULAR.test(order) || (kind === 'schedule' && detectLanguage(line).language !== 'en')
  );
}
