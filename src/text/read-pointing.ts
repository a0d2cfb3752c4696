import { contentWords } from './content-words.ts';
import { fold } from './fold.ts';
import { isQuestionFiller } from './stop-words.ts';
import { readCallIn } from './talk/read-call-in.ts';

/** What somebody wants of a conversation that they look at: what it says, what was decided in it, what it leaves open. */
export type ConversationWish = 'summary' | 'decisions' | 'open';

/** What is asked of a conversation, in seven languages, for folded text; the first that fits counts. */
const WISHES: [ConversationWish, RegExp][] = [
  [
    'decisions',
    /\b(?:did (?:\w+ )?(?:agree|decide)(?: on)?|decided|agreed|concluded|settled|decisions?|conclusions?|(?:entschieden|beschlossen|vereinbart|geeinigt)|entscheidung\w*|beschluss\w*|ergebnis\w*|(?:ete|avons|avez|ont|a-t-on|a) decide(?:e|s|es)?|convenu\w*|decid(?:io|ieron|imos|ido)|acord(?:o|aron|amos|ado)|decision(?:es)?|acuerdos?|(?:stat[oa] )?decis[oa]|decisioni?|concordat\w*|decid(?:iu|iram)|decis(?:ao|oes)|acordad\w*|combinad\w*)\b|決ま(?:っ|り)|決定|合意|結論/u,
  ],
  [
    'open',
    /\b(?:(?:still |left )?open (?:questions?|points?|issues?|items?)|what(?:'s|’s| is) (?:still )?(?:open|left|missing|unanswered)|next steps?|action items?|to-?dos?|offene?n? (?:fragen?|punkte?)|noch offen|nachste\w* schritte?|questions? ouvertes?|reste a faire|prochaines? etapes?|pendientes?|proximos pasos|preguntas abiertas|in sospeso|domande aperte|prossimi passi|pendencias?|pendente|proximos passos|perguntas abertas)\b|未解決|次のステップ|残っている|やること/u,
  ],
  [
    'summary',
    /\b(?:summar\w+|sum (?:this |that |it )?up|tl;?dr|recap\w*|catch me up|bring me up to speed|what(?:'s|’s| is| was| are) (?=(?:this|that|it|they|people)\b.{0,30}\b(?:about|talking|discussing)\b)|what (?:happened|is going on|did i miss)|what's (?:this|going on)|fass\w*(?=.{0,60}\bzusammen\b)|zusammenfass\w*|worum geht|was ist (?:hier )?passiert|was habe ich verpasst|resum\w+|de quoi (?:parle|s'agit|s’agit|il s)|que s'est-il passe|qu'est-ce qui s'est passe|de que (?:va|trata|se habla|se trata)|que (?:ha pasado|paso|me perdi)|riassum\w+|riassunto|riepilog\w+|di (?:che )?cosa (?:si )?(?:parla|tratta)|cosa e successo|do que se trata|sobre o que|o que (?:aconteceu|perdi))\b|要約|まとめ|サマリー|何の話|何があった|どういう話/u,
  ],
];

/** A conversation that is pointed at, or the place itself. */
const POINTS_THERE =
  /\b(?:th(?:is|e|at) (?:\w+ )?(?:thread|conversation|discussion|channel|chat|message|exchange|canvas|list)|(?:in|on|of|up) here|here|above|dies\w* (?:\p{L}+ )?(?:thread|unterhaltung|gesprach|diskussion|kanals?|channels?|chats?|nachricht|verlaufs?|canvas|liste)|(?:der|die|das|den|im|vom) (?:thread|unterhaltung|verlauf|kanal|channel)|hier|oben|(?:ce|cet|cette) (?:fil|conversation|discussion|canal|echange|message|chaine|canevas|liste)|ici|ci-dessus|(?:este|esta|ese|esa) (?:hilo|conversacion|canal|mensaje|discusion|lienzo|lista)|aqui|(?:questo|questa|quest'|quel|quella) ?(?:thread|conversazione|discussione|canale|messaggio|chat|canvas|lista)|qui|qua|(?:est[ea]|ess[ea]|nest[ea]|dest[ea]|ness[ea]|dess[ea]) (?:thread|topico|conversa|fio|canal|mensagem|discussao|canvas|lista))\b|(?:この|その)(?:スレッド|会話|チャンネル|メッセージ|やりとり|やり取り|チャット|キャンバス|リスト)|ここ|上記|上の/u;

/** What belongs to the asking, apart from the rest of it. */
const REST_OF_WISH = /\b(?:zusammen|about|talking|discussing)\b/u;

/** Longer messages say themselves what they are about. */
const MAX_LENGTH = 200;
/** Beside the asking itself a question that only points says this much. */
const MAX_OTHER_WORDS = 1;

/**
 * What a message wants of the conversation that its writer looks at; null where it speaks of something else. "Summarise
 * this" points by saying nothing else; "summarise the travel policy" does not.
 */
export function readConversationWish(text: string): ConversationWish | null {
  if (text.length > MAX_LENGTH) return null;
  const folded = fold(text);
  const wish = WISHES.find(([, pattern]) => pattern.test(folded));
  if (wish === undefined) return null;
  const [kind, pattern] = wish;
  const rest = folded.replace(pattern, ' ').replace(REST_OF_WISH, ' ');
  if (POINTS_THERE.test(rest))
    return otherWords(rest.replace(POINTS_THERE, ' ')) <= MAX_OTHER_WORDS ? kind : null;
  return otherWords(rest) === 0 ? kind : null;
}

function otherWords(text: string): number {
  return contentWords(text).filter((word) => !isQuestionFiller(fold(word))).length;
}

/** "This account" and the like, in seven languages. */
const ACCOUNT =
  /(?<!\p{L})(?:(?:this|that) (?:account|customer|client|company)|dies(?:e[nrms]?|es) (?:accounts?|kunden?|kundin|kontos?|firma|unternehmens?)|(?:ce|cet|cette) (?:client|cliente|compte|entreprise|société)|(?:este|esta|ese|esa) (?:cliente?|cuenta|empresa)|(?:questo|questa) (?:cliente|account|azienda)|(?:est[ea]|ess[ea]) (?:cliente|conta|empresa))(?!\p{L})|(?:この|その)(?:アカウント|顧客|お客様|お客さん|取引先|会社|企業|クライアント)/iu;
/** Portuguese grows its prepositions together with what they stand before. */
const ACCOUNT_CONTRACTED = /(?<!\p{L})([dn])(?:est[ea]|ess[ea]) (?:cliente|conta|empresa)(?!\p{L})/iu;
const CONTRACTED: Record<string, string> = { d: 'de', n: 'em' };
/** The place that somebody is in, with what stands before the name of whom it is for. */
const HERE: [RegExp, (name: string) => string][] = [
  [/(?<!\p{L})(?:in |on )?here(?!\p{L})/iu, (name) => `for ${name}`],
  [/(?<!\p{L})hier(?!\p{L})/iu, (name) => `bei ${name}`],
  [/(?<!\p{L})ici(?!\p{L})/iu, (name) => `chez ${name}`],
  [/(?<!\p{L})(?:aquí|aqui)(?!\p{L})/iu, (name) => `para ${name}`],
  [/(?<!\p{L})(?:qui|qua)\s*[?!.]*$/iu, (name) => `per ${name}?`],
  [/ここ/u, (name) => name],
];

/** Those who are spoken of, in seven languages, with how their name is put; "Sie" and "Ihr" are who is spoken to. */
const THEY: [RegExp, (text: string, said: string, name: string) => string][] = [
  [/(?<!\p{L})(?:[Tt]hey|them)(?!\p{L})/u, inPlace],
  [/(?<!\p{L})[Tt]heir(?!\p{L})/u, (text, said, name) => inPlace(text, said, `${name}’s`)],
  [/(?<!\p{L})sie(?!\p{L})/u, inPlace],
  [/(?<!\p{L})(?:ihre?[nmrs]?|ihnen)(?!\p{L})/u, behind('bei')],
  [/(?:(?<!\p{L})|-)(?:[Ii]ls|elles)(?!\p{L})/u, (text, said, name) => inPlace(text, said, ` ${name}`)],
  [/(?<!\p{L})leurs?(?!\p{L})/u, behind('chez')],
  [/(?<!\p{L})ell[oa]s(?!\p{L})/u, inPlace],
  [/(?<!\p{L})sus?(?!\p{L})/u, behind('para')],
  [/(?<!\p{L})loro(?!\p{L})/u, behind('per')],
  [/(?<!\p{L})del[ea]s(?!\p{L})/u, (text, said, name) => inPlace(text, said, `de ${name}`)],
  [/(?<!\p{L})el[ea]s(?!\p{L})/u, inPlace],
  [/先方|彼ら|あちら/u, inPlace],
];

const MAX_THEY_WORDS = 8;
/** Several of whom a question speaks itself. */
const NAMES_OTHERS =
  /\b(?:customers|accounts|clients|companies|people|leads|deals|colleagues|partners|competitors|kunden|firmen|leute|kollegen|clientes|cuentas|entreprises|empresas|personas|clienti|aziende|contas|pessoas)\b|(?:顧客|会社|企業|人)(?:たち|は|が)/u;

function inPlace(text: string, said: string, name: string): string {
  return text
    .replace(said, () => name)
    .replace(/ {2,}/gu, ' ')
    .trim();
}

function behind(preposition: string): (text: string, said: string, name: string) => string {
  return (text, _said, name) => `${text.replace(/[\s?!.]+$/u, '')} ${preposition} ${name}?`;
}

/** How a message points at an account without naming it; `fill` says the same with the account's name. */
export interface AccountPointer {
  /** `account`: "this customer"; `here`: a place that may stand for one; `they`: those who are spoken of. */
  by: 'account' | 'here' | 'they';
  said: string;
  fill(name: string): string;
}

/** Reads how a message points at an account; null where it points at none. */
export function readAccountPointer(text: string): AccountPointer | null {
  if (text.length > MAX_LENGTH) return null;
  const contracted = ACCOUNT_CONTRACTED.exec(text);
  if (contracted !== null) {
    const [said, preposition = ''] = contracted;
    const before = CONTRACTED[preposition.toLowerCase()] ?? '';
    return { by: 'account', said, fill: (name) => text.replace(said, () => `${before} ${name}`) };
  }
  const said = ACCOUNT.exec(text)?.[0];
  if (said !== undefined) return { by: 'account', said, fill: (name) => text.replace(said, () => name) };
  for (const [pattern, put] of HERE) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined)
      return { by: 'here', said: found, fill: (name) => text.replace(found, () => put(name)) };
  }
  return readThey(text);
}

/** A longer question says itself who they are: "which customers are unhappy, and when is their renewal?" */
function readThey(text: string): AccountPointer | null {
  if (text.trim().split(/\s+/u).length > MAX_THEY_WORDS || NAMES_OTHERS.test(fold(text))) return null;
  for (const [pattern, put] of THEY) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined)
      return { by: 'they', said: found.replace(/^-/u, ''), fill: (name) => put(text, found, name) };
  }
  return null;
}

/** Whether a message can only be understood with what its writer looks at. */
export function pointsAtView(text: string): boolean {
  return readConversationWish(text) !== null || readAccountPointer(text) !== null || readCallIn(text);
}
