import { fold } from '../text/fold.ts';

/** What people ask of an account. */
export type AccountTopic =
  | 'champion'
  | 'people'
  | 'owner'
  | 'renewal'
  | 'facts'
  | 'opportunities'
  | 'cases'
  | 'last_contact';

const OPEN = String.raw`(?:open|offen\w*|ouvert\w*|abiert\w+|apert\w+|abert\w+|current|pending|laufend\w*)`;

const TOPICS: [AccountTopic, RegExp][] = [
  [
    'champion',
    /\b(?:champions?|campeon|campeao|fursprecher\w*|promotor\w*|allies?|sostenitor\w*|defensor\w*)\b|チャンピオン|推進者/u,
  ],
  [
    'people',
    /\b(?:contacts\b(?! us)|contact person|contact (?:at|for|with)\b|(?:our|my|the|notre|votre) contact\b(?! us)|(?<!ultim[oa]s? )(?:nuestro|el|nosso|o|il|nostro) (?:contacto|contato|contatto)\b|who do we know|key people|stakeholders?|who (?:decides|signs)|wer (?:entscheidet|unterschreibt)|qui (?:decide|signe)|quien (?:decide|firma)|chi (?:decide|firma)|quem (?:decide|assina)|decision[ -]makers?|economic buyers?|buyers?|blockers?|ansprechpartner\w*|entscheider\w*|interlocuteurs?|decideurs?|contactos\b|contatti|contatos|referenti|interlocutores|decisor\w*)\b|担当者|連絡先|決裁者|意思決定者/u,
  ],
  [
    'owner',
    /\b(?:account (?:owner|manager)|owner|owns|looks after|responsible for|verantwortlich\w*|zustandig\w*|betreut|responsable|proprietaire|propietari[oa]|responsabile|proprietario|responsavel|gere|suit)\b|担当営業|アカウント担当|オーナー/u,
  ],
  [
    'renewal',
    /\b(?:renew\w*|verlanger\w*|vertragsende|renouvel\w*|renova\w*|renueva\w*|rinnov\w*)\b|更新(?:日|時期|はいつ|予定)|契約更新/u,
  ],
  [
    'opportunities',
    /\b(?:opportunit\w+|deals?|pipeline|verkaufschance\w*|oportunidad\w*|oportunidade\w*|next steps?|nachste\w* schritt\w*|prochaines? etapes?|proxim\w+ pas\w+|prossim\w+ pass\w+|at risk)\b|商談|案件|次のステップ|次のアクション/u,
  ],
  [
    'cases',
    /\b(?:cases?|tickets?|support issues?|supportfall\w*|falle|vorgange|casos?|casi|incidents? ouverts?)\b|ケース|問い合わせ|チケット/u,
  ],
  [
    'last_contact',
    /\b(?:last (?:contact|activity|touch\w*|call|meeting|visit|conversation|e-?mail)|(?:last|recently) (?:talk\w*|sp[eo]ak\w*|spoke|met|heard)|recent activit\w+|letzte\w* (?:kontakt|aktivitat\w*|gesprach|besuch|termin|anruf)|zuletzt|derni\w+ (?:contact|activite|echange|appel|reunion)|ultim[oa]s? (?:contact[oa]|contatto|contato|actividad\w*|attivita|atividade\w*|llamada|chiamata|chamada|reunion|riunione|reuniao))\b|最後の|最終(?:接触|活動|連絡)|直近の|最近の活動/u,
  ],
  [
    'facts',
    /\b(?:which edition|what edition|how many seats|arr|annual recurring revenue|health score|(?:welche|quelle|que|quale) edi[tc]i\w+|wie viele (?:platze|lizenzen|nutzer))\b|ヘルススコア|何席|ユーザー数|どのエディション/u,
  ],
];

/** "What is open" asks for opportunities and cases alike. */
const WHAT_IS_OPEN = new RegExp(
  String.raw`\b(?:what(?:'s|’s| is| else is| do we have)?|was|qu['’ ]?(?:est[- ]ce qui|y a-t-il)|que|quoi|cosa|che cosa|o que|everything)\b[^.?!]{0,24}\b${OPEN}\b|${OPEN} (?:items|things|points|punkte|themen)\b|(?:何が|なに).{0,6}(?:オープン|進行中|未解決)|進行中の(?:もの|件)|未解決`,
  'u',
);

/** Asks for steps or meanings, not for an account's data. */
const HOW_TO =
  /^(?:\W*)(?:how (?:do|can|to|does|should|would)\b|what (?:does|do) .{0,40}\bmean\b|wie (?:kann|mache|lege|andere|richte|konfiguriere)\b|comment\b|como (?:puedo|se|hago|faco|posso)\b|come (?:posso|si|faccio)\b)|方法|手順|やり方/u;

/** Whether a question asks how something is done, or what something means. */
export function asksHow(raw: string): boolean {
  return HOW_TO.test(fold(raw));
}

/** The topics that a question asks about, in a fixed order; none when it asks how something is done. */
export function readAccountTopics(raw: string): AccountTopic[] {
  const text = fold(raw);
  if (HOW_TO.test(text)) return [];
  const topics = TOPICS.filter(([, pattern]) => pattern.test(text)).map(([topic]) => topic);
  const narrowed = topics.includes('opportunities') || topics.includes('cases');
  if (narrowed || !WHAT_IS_OPEN.test(text)) return topics;
  return [...topics, 'opportunities', 'cases'];
}

const PREPOSITIONS =
  'at|with|for|of|from|bei|mit|fur|für|von|zu|chez|avec|pour|de|du|sur|en|con|para|sobre|da|do|na|no|com|presso|di|su|about|on';
const NAME_AFTER = new RegExp(
  String.raw`(?:^|\s)(?:${PREPOSITIONS})\s+((?:(?!(?:and|und|et|y|e)\s)[\p{Lu}\p{N}][\p{L}\p{N}&.'’-]*)(?:\s+(?:(?:&|of|and|und|de|&)\s+)?[\p{Lu}\p{N}][\p{L}\p{N}&.'’-]*)*)`,
  'gu',
);
const JAPANESE_NAME =
  /^\s*([^、。？?]{2,40}?)(?:社|様)?(?:の|における|との)(?=チャンピオン|商談|案件|ケース|担当|更新)/u;

/** The capitalised name behind a preposition that a question seems to be about; the last one, or null. */
export function readAccountName(text: string): string | null {
  const japanese = JAPANESE_NAME.exec(text)?.[1];
  if (japanese) return japanese.trim();
  const found = [...text.matchAll(NAME_AFTER)].map((match) => match[1]!.replace(/[.,'’-]+$|['’]s$/gu, ''));
  return found.at(-1) ?? null;
}
