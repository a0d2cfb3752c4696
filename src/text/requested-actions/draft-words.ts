/** What makes a deed a text that somebody wants to read, rather than one that is to be sent. */
interface DraftWords {
  /** Writes it. */
  drafts: string;
  /** Hands it to somebody else. */
  sends: string;
  /** What can be written in a chat. */
  texts: string;
}

/** By language, as sources of patterns. */
export const DRAFT_WORDS: Readonly<Record<string, DraftWords>> = {
  en: {
    drafts: 'draft|write(?: up)?|compose|prepare|create|make|type up|word',
    sends:
      'send|sent|forward|mail it|e-?mail (?:it|him|her|them)|post (?:it|this|that)|publish|announce|share|reply (?:to )?(?:him|her|them)|schedule',
    texts:
      'e-?mails?|mails?|messages?|letters?|newsletters?|follow-?ups?|announcements?|reply|replies|blog posts?|posts?|tweets?|invitations?|proposals?',
  },
  de: {
    drafts:
      'schreib\\p{L}*|verfass\\p{L}*|entwirf|entwerf\\p{L}*|formulier\\p{L}*|erstell\\p{L}*|mach\\p{L}*',
    sends:
      'schick\\p{L}*|send\\p{L}*|verschick\\p{L}*|versend\\p{L}*|weiterleit\\p{L}*|post(?:e|en)|veröffentlich\\p{L}*',
    texts:
      'e-?mail\\p{L}*|mail\\p{L}*|nachricht\\p{L}*|brief(?:e|es)?|einladung\\p{L}*|angebotsschreiben|antwort\\p{L}*',
  },
  fr: {
    drafts: 'rédige[rz]?|écri[ts]|écrire|écrivez|prépare[rz]?',
    sends: 'envoie|envoyez|envoyer|transfère|transférer|transférez|poste[rz]?|publie[rz]?',
    texts: 'e-?mails?|mails?|courriels?|messages?|lettres?|invitations?|réponses?',
  },
  es: {
    drafts: 'redacta\\p{L}*|escrib\\p{L}*|prepara\\p{L}*',
    sends: 'enví[ae]\\p{L}*|envia\\p{L}*|mánda\\p{L}*|manda\\p{L}*|reenvía\\p{L}*|publica\\p{L}*',
    texts: 'e-?mails?|correos?|mensajes?|cartas?|invitaci\\p{L}*|respuestas?',
  },
  it: {
    drafts: 'scriv\\p{L}*|redig\\p{L}*|prepara\\p{L}*',
    sends: 'invia\\p{L}*|manda\\p{L}*|inoltra\\p{L}*|pubblica\\p{L}*|spedisci\\p{L}*',
    texts: 'e-?mails?|mails?|messagg\\p{L}*|letter\\p{L}*|invit\\p{L}*|rispost\\p{L}*',
  },
  pt: {
    drafts: 'escrev\\p{L}*|redig\\p{L}*|redija|prepar[ae]\\p{L}*',
    sends: 'envi[ae]\\p{L}*|mand[ae]\\p{L}*|reencaminh\\p{L}*|publi[cq]\\p{L}*',
    texts: 'e-?mails?|mails?|mensage\\p{L}*|cartas?|convite\\p{L}*|respostas?',
  },
};

/** Japanese puts the verb last: something is written, or something is sent. */
export const DRAFTS_JA =
  /(?:メール|メッセージ|下書き|文面|返信|手紙|案内)[^。？?]{0,20}(?:書いて|作って|作成して|考えて)/u;
export const SENDS_JA = /送って|送信|転送|投稿|返信して/u;
