import { textIn } from '../messages/text-in.ts';
import { POLITE_OPENING } from '../text/polite-opening.ts';
import { definePolicy } from './define-policy.ts';

const DEEDS = [
  '(?:send|write|forward|reply to|e-?mail|mail)\\b[^.?!]{0,60}\\b(?:e-?mails?|message|invitation|invoice|to (?:the |our )?(?:customer|client|prospect|team|everyone|him|her|them))',
  '(?:call|phone|ring|text)\\b[^.?!]{0,20}(?:the customer|the client|him|her|them)',
  '(?:book|schedule|cancel|move|set up)\\b[^.?!]{0,30}\\b(?:meeting|call|appointment|demo|room|flight)\\b',
  '(?:update|change|edit|delete|remove|close|create|open|log|set)\\b[^.?!]{0,30}\\b(?:opportunity|record|account|contact|case|ticket|lead|deal|crm|stage|salesforce)\\b',
  '(?:post|announce|publish)\\b[^.?!]{0,40}(?:#|\\b(?:channel|everyone|slack)\\b)',
  '(?:schick|sende|schreib|leite)\\p{L}*[^.?!]{0,60}(?:mail|nachricht|an (?:den|die) kund|weiter)|ruf\\p{L}*[^.?!]{0,40}\\ban\\b|(?:lege?|erstell|änder|lösch|schließ)\\p{L}*[^.?!]{0,40}(?:ticket|fall|datensatz|verkaufschance|opportunity|konto)',
  '(?:envoie|envoyez|envoyer|écris|transfère|appelle|crée|modifie|supprime|ferme)\\p{L}*[^.?!]{0,50}(?:mail|message|client|ticket|dossier|opportunité|compte)',
  '(?:envía|enviar|manda|escribe|reenvía|llama|crea|modifica|borra|cierra)\\p{L}*[^.?!]{0,50}(?:correo|mensaje|cliente|ticket|caso|oportunidad|cuenta)',
  '(?:invia|inviare|manda|scrivi|inoltra|chiama|crea|modifica|elimina|chiudi)\\p{L}*[^.?!]{0,50}(?:mail|messaggio|cliente|ticket|caso|opportunità|account)',
  '(?:envie|envia|manda|escreve|reencaminha|liga|cria|altera|apaga|fecha)\\p{L}*[^.?!]{0,50}(?:mail|mensagem|cliente|ticket|caso|oportunidade|conta)',
].map((deed) => new RegExp(`^${POLITE_OPENING}(?:${deed})`, 'iu'));
const DEED_JA =
  /(?:メール|メッセージ|電話|案件|チケット|予約)[^。？]{0,20}(?:送って|送信して|転送して|して(?:おいて)?ください|更新して|削除して|作成して)/u;
/** A name is told by its capital, which only a pattern that minds case can see. */
const DEED_TO_NAME =
  /^(?:[Pp]lease |[Cc]an you |[Cc]ould you |[Bb]itte )*(?:[Cc]all|[Pp]hone|[Ee]-?mail|[Tt]ext|[Mm]essage|[Ww]rite to|[Tt]ell|[Rr]emind|[Ii]nform) \p{Lu}\p{Ll}+/u;
const IMPERSONATION =
  /\b(?:pretend (?:to be|you are|you're) (?:me|a human|human|a person)|(?:answer|reply|respond|write) as (?:if you were |though you were )?(?:me|a human)\b|don.t (?:tell|say) (?:them |him |her |anyone )?(?:that )?you.re a (?:bot|machine)|gib dich als (?:mich|mensch)|fais-toi passer pour|hazte pasar por|fingiti)|人間のふり|なりすま/iu;
const IMPERSONATION_OF_NAME =
  /\b(?:[Pp]retend (?:to be|you are)|(?:[Aa]nswer|[Rr]eply|[Rr]espond|[Ww]rite|[Ss]ign) as) \p{Lu}\p{Ll}+/u;

/** The bot reads and answers; it does not act for people and does not pass for one. */
export const unsupportedAction = definePolicy({
  name: 'unsupported_action',
  when: ({ question: { text } }) =>
    impersonates(text) ||
    DEED_JA.test(text) ||
    DEED_TO_NAME.test(text.trim()) ||
    DEEDS.some((deed) => deed.test(text.trim())),
  decide: ({ question: { text } }) => ({
    verdict: 'deny',
    reason: IMPERSONATION.test(text)
      ? 'asks the bot to pass for a person'
      : 'asks for an action that the bot does not have',
    text: textIn(impersonates(text) ? 'policy.impersonation' : 'policy.unsupported_action'),
  }),
});

function impersonates(text: string): boolean {
  return IMPERSONATION.test(text) || IMPERSONATION_OF_NAME.test(text);
}
