import { textIn } from '../messages/text-in.ts';
import { POLITE_WORD } from '../text/polite-opening.ts';
import { definePolicy } from './define-policy.ts';

/** An order stands at the beginning; "how do I escalate a case" is a question about the product. */
const ORDER = `(?:^|[.!?…,;]\\s*)(?:${POLITE_WORD}[\\s,]*){0,3}`;

const PERSON_EN =
  '(?:an?|any|some|the|your|our)? ?(?:real |actual |live |human )*(?:person|human(?: being)?|someone|somebody|anyone|anybody|people|(?:support |customer |service |sales |human )?(?:agent|rep|representative|lead|colleague)|support(?: team| person)?|legal(?: team)?|deal desk)';
const REQUESTS = [
  `\\b(?:i|me|we|us)\\b[^.?!]{0,25}\\b(?:talk|speak|chat) (?:to|with) ${PERSON_EN}(?! at\\b)(?![\\p{L}])`,
  `${ORDER}(?:talk|speak|chat) (?:to|with) ${PERSON_EN}\\s*(?:please)?[.!?]?\\s*$`,
  `${ORDER}(?:get|find|fetch|bring|connect|transfer|pass|put|give) (?:me|us)(?: through| over)?(?: to| with)? (?:${PERSON_EN})(?! at\\b)(?![\\p{L}])(?!['’]s)`,
  `${ORDER}(?:get|ask|call in|bring in|involve|loop in) (?:an?|some) ?(?:real |actual |live )?(?:person|human|support lead|support agent)(?![\\p{L}])`,
  `\\b(?:i|we)(?:['’]d)? (?:want|need|would like|like|prefer) (?:to have )?(?:an? )?(?:real |actual |live )?(?:human|person to|real person|person instead|human being)(?![\\p{L}])`,
  `${ORDER}escalate(?:\\s*$|[.!,]| (?:this|that|it|my|the (?:issue|question|problem|case|ticket|matter)|to (?:an?|the|support|legal|someone|somebody)|please)(?![\\p{L}]))`,
  `${ORDER}(?:hand|pass) (?:this|it|that|me) (?:over|on|off)(?: to ${PERSON_EN})?(?![\\p{L}])`,
  '^(?:a |real |actual )*(?:human|real person|person)(?: agent)?,? please[.!]?$|^(?:human|support) (?:agent|please)[.!]?$|^get (?:me )?(?:a )?(?:human|support)[.!]?$',
  // de: what it is about stands before the verb
  '\\bich\\b[^.?!]{0,40}\\bmit (?:einem? (?:echten? )?(?:menschen|mitarbeiter(?:in)?|kollegen|person|ansprechpartner)|jemand(?:em)?(?: (?:vom|aus dem) \\p{Lu}\\p{L}+)?|dem support)\\b(?<about>[^.?!]{0,80})\\b(?:sprechen|reden|schreiben|chatten)',
  `${ORDER}(?:eskalier\\p{L}*\\s+(?:das|dies\\p{L}*|es|bitte|meine|die frage|den fall|das problem)|(?:das|dies|es)\\s+(?:bitte\\s+)?(?:eskalieren|an (?:einen menschen|jemanden) weitergeben))`,
  '^\\s*(?:das |es |dies )?bitte eskalieren|\\bverbinde(?:n sie)? mich (?:bitte )?mit\\b|\\bhol\\p{L}* (?:mir )?(?:bitte )?(?:einen menschen|jemanden|den support)\\b',
  '\\bich (?:brauche|möchte|will|hätte gern)[^.?!]{0,15} (?:einen (?:echten )?menschen|menschliche hilfe)(?!\\p{L})',
  // fr
  '\\b(?:je|j.aimerais|puis-je|pourrais-je|peut-on|pouvons-nous)\\b[^.?!]{0,25}parler (?:à|a|avec|au) (?:un (?:vrai )?humain|une (?:vraie )?personne|quelqu.un|un (?:conseiller|collègue|agent)|le support|support)',
  `${ORDER}(?:escalade[rz]? (?:ça|cela|ceci|ce|cette|la question|le problème)|(?:passe[z]?|mets|mettez)-moi (?:en relation )?(?:à |avec )?(?:un humain|une personne|quelqu.un|le support))`,
  // es
  '\\b(?:puedo|podría|quiero|quisiera|necesito|me gustaría|podemos|déjame)\\b[^.?!]{0,20}hablar con (?:una persona|un humano|alguien|un (?:agente|compañero)|(?:el )?soporte)',
  `${ORDER}(?:escal(?:a|e|ar) (?:esto|este|esta|el|la)|escálal[oa]|pásame (?:con|a) (?:una persona|alguien|un humano|(?:el )?soporte))`,
  // it
  '\\b(?:posso|potrei|vorrei|voglio|ho bisogno di|possiamo|devo)\\b[^.?!]{0,20}parlare con (?:una persona|un (?:umano|essere umano|operatore|collega)|qualcuno|il supporto|l.assistenza)',
  `${ORDER}(?:(?:escala|inoltra|passa)(?:re)? (?:questo|questa|la (?:mia )?(?:domanda|richiesta)) (?:a|al)|passami (?:una persona|qualcuno|un operatore|il supporto)|escala(?:re)? quest[oa])`,
  // pt
  '\\b(?:posso|poderia|quero|queria|gostaria de|preciso de|podemos)\\b[^.?!]{0,20}falar com (?:uma pessoa|um (?:humano|atendente|colega)|alguém|o suporte)',
  `${ORDER}(?:escal(?:a|e|ar) (?:isto|isso|este|esta|o|a)|(?:passa|passe)-me (?:a|para) (?:uma pessoa|alguém|o suporte))`,
].map((request) => new RegExp(request, 'iu'));
const REQUEST_JA =
  /(?:人間|担当者|担当の方|オペレーター|有人|サポート(?:の人|担当)?|誰か)(?:と|に|へ)[^。？]{0,8}(?:話し?たい|話せ|話させ|つない|繋い|代わって|相談したい|引き継い)|エスカレー(?:ション)?(?:ト)?(?:して|をお願い|お願い)|有人対応を?(?:お願い|希望)/u;

const TOPIC_WORDS: [topic: string, words: RegExp][] = [
  [
    'legal',
    /\b(?:legal|lawyers?|contracts?|recht\p{L}*|anwalt|jurid\p{L}+|abogad\p{L}+|giurid\p{L}+|avvocat\p{L}+|advogad\p{L}+)(?!\p{L})|法務|契約/iu,
  ],
  [
    'pricing',
    /\b(?:discounts?|deal desk|rabatt\p{L}*|remises?|descuentos?|sconti?|sconto|descontos?)(?!\p{L})|割引|値引/iu,
  ],
  ['service', /\b(?:support|service|assistenza|soporte|suporte|kundendienst)(?!\p{L})|サポート/iu],
  ['sales', /\b(?:sales|account executive|vertrieb\p{L}*|ventes|ventas|vendite|vendas)(?!\p{L})|営業/iu],
];

/** Anyone who asks for a person gets one, where somebody is there to be asked. */
export const asksForPerson = definePolicy({
  name: 'asks_for_person',
  when: ({ question: { text } }) => isRequest(text),
  decide: ({ question: { text } }) => ({
    verdict: 'hand_off',
    wanted: true,
    topic: TOPIC_WORDS.find(([, words]) => words.test(text))?.[0],
    reason: 'asks for a person',
    text: textIn('policy.asks_for_person'),
    passedOnText: textIn('turn.handed_off.asked'),
  }),
});

/** Whether a message asks for a person. */
export function isRequest(text: string): boolean {
  const read = text.replace(/\s+/g, ' ').trim();
  return REQUEST_JA.test(read) || REQUESTS.some((request) => request.test(read));
}

/** What a request for a person says besides, such as what it is about. */
export function besidesRequest(text: string): string {
  const read = text.replace(/\s+/g, ' ').trim();
  const without = (rest: string, request: RegExp) => rest.replace(request, keepAbout);
  return [...REQUESTS, REQUEST_JA].reduce(without, read).trim();
}

/** What stands amid the words of a request is what it is about. */
function keepAbout(...match: unknown[]): string {
  const groups = match.at(-1) as { about?: string } | string;
  return ` ${(typeof groups === 'object' ? groups.about : undefined) ?? ''} `;
}
