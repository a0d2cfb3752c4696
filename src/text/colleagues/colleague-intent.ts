import { splitWords } from '../normalise-name.ts';
import { isCommonWord } from '../stop-words.ts';

/** Whom a question is after: somebody by name or job, or who looks after an article. */
export interface ColleagueIntent {
  type: 'person' | 'owner';
  /** The words that name the person, their job or the article. */
  words: string;
}

/** A job has few words; what has more is a question about something else. */
const MOST_WORDS = 6;

const LEAD_IN = String.raw`^\P{L}*(?:(?:hey|hi|hello|so|and|please|hallo|und|bitte)[\s,]+)*`;

const PERSON = [
  `(?:(?:(?:do you know|can you tell me|tell me|any idea) )?who(?:['’]?s| is| are)) (.+?)(?: is| are)?(?: (?:here|again|please))?`,
  `(?:wer (?:ist|sind)(?: denn| eigentlich)?|weißt du,? wer) (.+?)(?: ist)?`,
  `(?:qui (?:est|sont)|c['’]est qui) (.+?)`,
  `qui[eé]n(?:es)? (?:es|son) (.+?)`,
  `chi (?:[eèé]|sono) (.+?)`,
  `quem (?:[eéè]|s[aã]o) (.+?)`,
  `(.+?)(?:さん|氏)?(?:は|って)(?:誰|だれ|どなた)(?:ですか|でしょうか)?`,
].map(toPattern);

const PAGE = `(?:article|page|doc|document|guide|policy|playbook|runbook|battlecard|faq)`;
const OWNER = [
  `who(?:['’]?s| is)? (?:owns|maintains|wrote|updates|keeps up|looks after|(?:the )?(?:owner|author|maintainer) of) (.+?)`,
  `who(?:['’]?s| is) (?:responsible for|in charge of) (?:the |our )?(.+? ${PAGE})`,
  `whose (?:${PAGE} )?is (.+?)`,
  `(?:wem gehört|wer (?:pflegt|betreut|aktualisiert|schrieb)|wer ist für die pflege von) (.+?)`,
  `wer hat (.+?) geschrieben`,
  `(?:qui (?:maintient|g[eè]re|a [eé]crit|s['’]occupe de)|[aà] qui appartient) (.+?)`,
  `qui[eé]n (?:mantiene|escribi[oó]|actualiza|cuida de|es (?:el|la) (?:due[nñ]o|due[nñ]a|autora?|responsable) de(?:l art[ií]culo)?) (.+?)`,
  `chi (?:gestisce|mantiene|ha scritto|aggiorna|cura) (.+?)`,
  `quem (?:mant[eé]m|escreveu|atualiza|cuida d[eoa]|[eé] [oa] (?:don[oa]|autora?|respons[aá]vel) (?:d[eoa]|pel[oa])) (.+?)`,
  `(.+?)(?:の(?:担当者?|責任者|管理者|作成者|筆者)は|を(?:書いた|管理している)のは)(?:誰|だれ|どなた)(?:ですか|でしょうか)?`,
].map(toPattern);

function toPattern(source: string): RegExp {
  return new RegExp(String.raw`${LEAD_IN}${source}[\s?？!.。]*$`, 'iu');
}

/** Whom the asker reports to, profiles do not say; who has such a job is somebody else. */
const OWN_LEAD =
  /^(?:my|our|mein\p{L}*|unser\p{L}*|mon|ma|notre|mi|nuestr[oa]|(?:il )?(?:mio|mia|nostro)|[oa] (?:meu|minha|nosso|nossa)|私の|僕の)\s*(?:direct |line |direkte[rn]? )?(?:manager(?:in)?|boss|lead|supervisor|team lead|chef(?:in|e)?|vorgesetzte[rn]?|teamleit\p{L}*|jef[ea]|responsable|supérieure?|capo|responsabile|gestor|superior|上司|マネージャー)(?!\p{L})/iu;

/** Reads whom a question is after; null where it asks for something else. */
export function readColleagueIntent(raw: string): ColleagueIntent | null {
  const text = raw.normalize('NFKC').trim();
  for (const [type, patterns] of [
    ['owner', OWNER],
    ['person', PERSON],
  ] as const) {
    const words = patterns.map((pattern) => pattern.exec(text)?.[1]?.trim()).find((found) => found);
    if (words === undefined) continue;
    if (OWN_LEAD.test(words)) return null;
    const count = tellingWords(words).length;
    return count === 0 || count > MOST_WORDS ? null : { type, words };
  }
  return null;
}

/** The words that tell somebody, a job or an article from others, folded. */
export function tellingWords(text: string): string[] {
  return splitWords(text)
    .map(({ folded }) => folded)
    .filter((word) => !isCommonWord(word));
}

/** Words that say that an article is meant, and not which. */
const PAGE_WORDS = new Set(
  'article page doc docs document guide policy playbook runbook artikel seite dokument documento pagina articulo articolo artigo'.split(
    ' ',
  ),
);

/** The words that tell one article from others, folded. */
export function tellingTitleWords(text: string): string[] {
  return tellingWords(text).filter((word) => !PAGE_WORDS.has(word));
}
