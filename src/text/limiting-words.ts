import type { Language } from '../core/language.ts';

/** Words that turn, restrict or condition what a clause says without denying it. */
const RESTRICTING: Record<Language, RegExp> = {
  en: words(
    'only|just|except|excluding|unless|until|instead|rather|otherwise|lack|lacks|lacking|fail|fails|failed|refuse|refuses|refused|stop|stops|stopped|zero|hardly|barely|rarely|exclusively|solely|impossible|unavailable|free|avoid|prevent|prevents|missing|out of|left out|leaves out|ruled out|rules out',
  ),
  de: words(
    'nur|außer|ausgenommen|ausschließlich|statt|sonst|lediglich|bis|erst|fehlt|fehlen|lehnt|verweigert|unmöglich|kaum|selten|verhindert|vermeiden',
  ),
  fr: words(
    'que|seulement|uniquement|sauf|excepté|hormis|sinon|manque|refuse|refusé|impossible|à peine|rarement|exclusivement|éviter|jusqu',
  ),
  es: words(
    'solo|sólo|solamente|únicamente|excepto|salvo|exclusivamente|rechaza|rechazó|imposible|apenas|evitar|hasta|falta',
  ),
  it: words(
    'solo|soltanto|unicamente|tranne|eccetto|salvo|esclusivamente|rifiuta|impossibile|appena|evitare|fino|manca',
  ),
  pt: words('só|somente|apenas|unicamente|exceto|salvo|exclusivamente|recusa|impossível|evitar|até|falta'),
  ja: /だけ|のみ|しか|以外|除|拒否|まで/u,
};
const ONLY: Record<Language, RegExp> = {
  en: words('only|exclusively|solely'),
  de: words('nur|ausschließlich|lediglich|erst'),
  fr: words('seulement|uniquement|exclusivement|ne [^.]{1,40} que'),
  es: words('solo|sólo|solamente|únicamente|exclusivamente'),
  it: words('solo|soltanto|unicamente|esclusivamente'),
  pt: words('só|somente|apenas|unicamente|exclusivamente'),
  ja: /だけ|のみ|しか/u,
};
const CONDITION: Record<Language, RegExp> = {
  en: words(
    'if|unless|only|except|excluding|provided|as long as|without|while|until|before|after|once|when|during|with|above|below|from|within|on request|at a|at the',
  ),
  de: words(
    'wenn|falls|sofern|nur|außer|ohne|solange|bis|bevor|nachdem|sobald|während|bei|ab|unter|innerhalb|auf Anfrage',
  ),
  fr: words(
    'si|sauf|uniquement|seulement|sans|tant que|jusqu|avant|après|lorsque|quand|pendant|sur demande|à partir',
  ),
  es: words('si|salvo|excepto|solo|sólo|sin|mientras|hasta|antes|después|cuando|durante|a partir'),
  it: words('se|salvo|tranne|solo|senza|finché|fino|prima|dopo|quando|durante|a partire'),
  pt: words('se|salvo|exceto|só|sem|enquanto|até|antes|depois|quando|durante|a partir'),
  ja: /場合|だけ|のみ|以外|まで|前|後|限り/u,
};
const UNIVERSAL: Record<Language, RegExp> = {
  en: words(
    'all|every|each|any|anyone|anybody|everyone|everybody|always|whenever|anytime|at any time|unlimited|as many as|as often as|whole|entire|both|simply|automatically',
  ),
  de: words(
    'alle|allen|aller|jede|jeder|jedes|jeden|jedem|immer|jederzeit|stets|sämtliche|beliebig|unbegrenzt',
  ),
  fr: words('tous|toutes|tout|toute|chaque|toujours|n.importe|illimité|quiconque'),
  es: words('todos|todas|todo|toda|cada|siempre|cualquier|cualquiera|ilimitado'),
  it: words('tutti|tutte|tutto|tutta|ogni|sempre|qualsiasi|chiunque|illimitato'),
  pt: words('todos|todas|todo|toda|cada|sempre|qualquer|ilimitado'),
  ja: /すべて|全て|全部|全員|常に|いつでも|誰でも|どの.{1,10}でも|必ず/u,
};

const UNTIL: Record<Language, RegExp> = {
  en: words('until|till|before'),
  de: words('bis|bevor|vor'),
  fr: words('jusqu|avant'),
  es: words('hasta|antes'),
  it: words('fino|finché|prima'),
  pt: words('até|antes'),
  ja: /まで|前/u,
};
const FROM: Record<Language, RegExp> = {
  en: words('from|after|once|as soon as|as of|starting'),
  de: words('ab|nach|nachdem|sobald'),
  fr: words('à partir|dès|après|une fois'),
  es: words('a partir|desde|después|tras|una vez'),
  it: words('a partire|dopo|una volta|dal|dalla'),
  pt: words('a partir|desde|depois|após'),
  ja: /から|後|以降/u,
};

function words(list: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${list})(?!\\p{L})`, 'iu');
}

/** Kinds of words that set the limits of a claim. */
const KINDS = {
  restricting: RESTRICTING,
  only: ONLY,
  condition: CONDITION,
  universal: UNIVERSAL,
  until: UNTIL,
  from: FROM,
};

/** Every word of a kind that a text has in its language, in small letters. */
export function limitingWords(text: string, language: string, kind: keyof typeof KINDS): string[] {
  const patterns: Partial<Record<string, RegExp>> = KINDS[kind];
  const pattern = patterns[language] ?? KINDS[kind].en;
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map(([word]) => word.toLowerCase());
}

/** The first word of a kind that a text has in its language, with where it stands; null where it has none. */
export function findLimiting(
  text: string,
  language: string,
  kind: keyof typeof KINDS,
): { word: string; at: number } | null {
  const patterns: Partial<Record<string, RegExp>> = KINDS[kind];
  const match = (patterns[language] ?? KINDS[kind].en).exec(text);
  return match === null ? null : { word: match[0], at: match.index };
}
