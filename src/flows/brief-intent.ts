import { fold } from '../text/fold.ts';

/** The ways of asking for a brief; the account's name is what follows, or in Japanese what precedes. */
const ASKS: RegExp[] = [
  /^(?:please\s+|can you\s+|could you\s+)?brief\s+me\s+(?:on|about|for)\s+(.+)$/iu,
  /^(?:please\s+)?(?:give|get|send|write|make|prepare)\s+(?:me\s+)?(?:an?\s+|the\s+)?(?:account\s+)?brief(?:ing)?\s+(?:on|for|about|of)\s+(.+)$/iu,
  /^(?:account\s+)?brief(?:ing)?\s+(?:on|for|about)\s+(.+)$/iu,
  /^(?:please\s+)?(?:prepare|prep)\s+(?:me|us)\s+for\s+(?:my|our|the|a|tomorrow['’]s|today['’]s)?\s*(?:next\s+)?(?:meeting|call|visit|appointment|conversation|qbr|review)\s+with\s+(.+)$/iu,
  /^(?:bitte\s+)?(?:gib\s+mir\s+)?(?:ein(?:en)?\s+|das\s+)?brief(?:ing)?\s+(?:zu|zum|für|über|von)\s+(.+)$/iu,
  /^(?:bitte\s+)?briefe\s+mich\s+(?:zu|über)\s+(.+)$/iu,
  /^bereite\s+mich\s+auf\s+(?:meinen|den|das|mein|unser(?:en)?)\s+(?:\p{L}+\s+)?(?:termin|gespräch|treffen|meeting|anruf|besuch)\s+(?:mit|bei)\s+(.+?)(?:\s+vor)?$/iu,
  /^(?:fais|faites|donne|donnez|prépare|préparez)[- ]moi\s+(?:un\s+|le\s+)?(?:brief|briefing|point|résumé)\s+(?:sur|de|pour)\s+(.+)$/iu,
  /^prépare[sz]?[- ]moi\s+(?:pour|à)\s+(?:mon|ma|le|la|notre)\s+(?:rendez-vous|réunion|appel|visite)\s+avec\s+(.+)$/iu,
  /^brief\s+(?:sur|de)\s+(.+)$/iu,
  /^(?:dame|hazme|prepárame|preparame)\s+(?:un\s+|el\s+)?(?:resumen|informe|briefing|brief)\s+(?:de|sobre|para)\s+(.+)$/iu,
  /^prep[áa]rame\s+para\s+(?:mi|la|el|nuestra)\s+(?:reunión|llamada|visita|cita)\s+con\s+(.+)$/iu,
  /^ponme\s+al\s+día\s+(?:sobre|de|con)\s+(.+)$/iu,
  /^(?:fammi|dammi|preparami)\s+(?:un\s+|il\s+)?(?:brief|briefing|riassunto|riepilogo)\s+(?:su|di|per)\s+(.+)$/iu,
  /^preparami\s+(?:per|al)\s*(?:l['’]|il|la|lo|mio|mia)*\s*(?:incontro|riunione|chiamata|visita)\s+con\s+(.+)$/iu,
  /^(?:dá-me|faz-me|me\s+dê|faça(?:-me)?|prepar[ae]-me)\s+(?:um\s+|o\s+)?(?:resumo|briefing|brief)\s+(?:de|sobre|da|do)\s+(.+)$/iu,
  /^prepar[ae]-me\s+para\s+(?:a|o|minha|meu)?\s*(?:reunião|chamada|visita)\s+com\s+(.+)$/iu,
  /^(.+?)(?:の|について(?:の)?|に関する)(?:ブリーフィング|ブリーフ|要約|概要|サマリー)(?:を.{0,14})?$/u,
  /^(.+?)との(?:会議|打ち合わせ|商談|ミーティング|面談)の準備(?:を.{0,14})?$/u,
];

/** Ways of asking for all that is known of somebody, wherever the name stands; with an account's name it is a brief. */
const ABOUT =
  /\b(?:brief(?:ing|e)?s?|tell me (?:more |all |everything )?about|(?:everything|all) (?:there is |you have |we have |we know |you know )?(?:on|about)|(?:what|all) (?:do|should|can|must) (?:we|i) (?:have on|know)|need to know about|know about|info(?:s|rmation)? (?:on|about)|anything (?:on|about)|overview|summar\w+|rundown|run-?down|low-?down|profile|background|prep|prepare|get me ready|fill me in|bring me up to speed|alles (?:uber|zu|von)|erzahl\w*|infos? (?:zu|uber)|uberblick|zusammenfassung|bereite|was (?:wissen wir|muss ich|sollte ich) .{0,20}(?:uber|wissen)|tout (?:sur|ce qu\S* (?:on sait|l'on sait) (?:sur|de))|parle-moi|dis-moi tout|infos? sur|resume|prepare-moi|apercu|que sait-on|todo (?:sobre|lo que sabemos)|hablame|cuentame|informacion sobre|resumen|preparame|que sabemos|tutto (?:su|quello che sappiamo)|parlami|dimmi tutto|informazioni su|riassunto|riepilogo|preparami|cosa sappiamo|tudo (?:sobre|o que sabemos)|fala-me|fale-me|informacoes sobre|resumo|prepara-me|o que sabemos)\b|について(?:すべて|全部)?教えて|の(?:すべて|概要)|ブリーフ|要約|準備/u;

/** Whether a text asks for all that is known of somebody. */
export function asksAbout(text: string): boolean {
  return ABOUT.test(fold(text));
}

/** The name that a brief is asked for, or null when none is asked for. */
export function readBriefName(text: string): string | null {
  const line = text.trim().replace(/[\s?？!！。.]+$/u, '');
  const name = ASKS.map((pattern) => pattern.exec(line)?.[1]).find((found) => found !== undefined);
  return (
    name
      ?.replace(
        /^(?:the|our|unser\w*|notre|nuestr[oa])\s+(?:account|customer|client|kunden?|cliente?)\s+/iu,
        '',
      )
      .trim() ?? null
  );
}

/** Whether a text looks like a name rather than a topic: it begins with a capital, a digit or Japanese script. */
export function looksLikeName(text: string): boolean {
  return /^[\p{Lu}\p{N}\p{Script=Han}\p{Script=Katakana}]/u.test(text) && text.split(/\s+/).length <= 7;
}
