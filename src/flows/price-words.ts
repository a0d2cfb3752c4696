import { isQuestionFiller } from '../text/stop-words.ts';

/** What price questions are made of, in seven languages, for folded text. */
export const PRICE_WORDS = {
  asks: /\b(?:price[sd]?|pricing|pricey|costs?|costing|how much|charged?|charges|pays?|quote|bill|fees?|rates?|worth|preis\w*|kostet?|kosten|wie ?viel|bezahl\w*|zahl(?:e|en|t)|tarif\w*|prix|coute\w*|cout|couts|combien|paye\w*|facture\w*|precios?|cuesta\w*|cuanto|costo|coste|pagan?|cobra\w*|prezz\w+|costa\w*|quanto|pagano?|precos?|custa\w*|custo|pagam?)\b|いくら|価格|料金|値段|費用|見積/u,
  compares:
    /\b(?:compare[ds]?|comparison|difference|versus|vs|vergleich\w*|unterschied\w*|compar\w+|differenc\w+|diferenc\w+|confronta\w*|differenz\w+)\b|比較|違い/u,
  perTime:
    /\b(?:per|a|each|pro|par|por|al|ao|all['’]?) ?(?:year|month|seat|user|head|jahr|monat|an|mois|ano|mes|anno|mese)\b|年額|月額|年間/u,
  /** Without a word for a price such a word asks for something else, unless currency or billing is named. */
  questions:
    /\b(?:what|how|which|who|when|where|why|does|do|did|can|is|are|was|wer|wie|wo|wann|welche\w*|kann|ist|sind|quel\w*|comment|qui|ou|quand|peut|est|que|como|quien|donde|cuando|puede|es|che|come|chi|dove|quando|puo|e|quem|onde|pode)\b|何|どう|誰|どこ/u,
  smallest:
    /\b(?:smallest|cheapest|basic|lowest|entry(?:[- ]level)?|kleinste\w*|gunstigste\w*|billigste\w*|plus petite?|moins chere?|mas (?:pequen[oa]|barat[oa])|piu (?:piccol[oa]|economic[oa])|mais barat[oa]|menor)\b.{0,12}\b(?:one|edition|plan|package|tier|version|paket|formule|offre|plan|edicion|edizione|piano|pacchetto|edicao|plano)\b|一番(?:安い|小さい)|最(?:安|小)の?(?:プラン|エディション)/u,
  biggest:
    /\b(?:big(?:gest)?|largest|top|highest|full|premium|grosste\w*|hochste\w*|teuerste\w*|plus (?:grande?|chere?|complete?)|mas (?:grande|car[oa]|complet[oa])|piu (?:grande|car[oa]|complet[oa])|maior|mais (?:car[oa]|complet[oa]))\b.{0,12}\b(?:one|edition|plan|package|tier|version|paket|formule|offre|plan|edicion|edizione|piano|pacchetto|edicao|plano)\b|一番(?:高い|大きい)|最上位/u,
  families: {
    addon:
      /\b(?:add-? ?ons?|extras|modules|zusatzmodule?|zusatze|erweiterungen|options|modules complementaires|complementos|componenti aggiuntivi|moduli|extensoes)\b|アドオン|オプション/u,
    service: /\b(?:services|dienstleistungen|servicios|servizi|servicos)\b|サービス/u,
    edition:
      /\b(?:editions|plans|packages|tiers|price ?list|editionen|pakete|preisliste|editions|formules|offres|ediciones|planes|edizioni|piani|edicoes|planos|tarifs)\b|エディション一覧|プラン一覧|料金表/u,
  },
  /** Words that make it a question about something else than a list price. */
  elsewhere:
    /\b(?:floor|minimum price|untergrenze|mindestpreis|prix plancher|ris(?:e|es|ing)|raises?|increase\w*|uplift|more expensive|teurer|erhoh\w*|augment\w*|aument\w*|subida|change[sd]?|upgrad\w*|downgrad\w*|switch\w*|migrat\w*|export\w*|import\w*|csv|refund\w*|credits?|pilot\w*|trial\w*|(?:gets?|got|getting|gives?|giving|given|pays?|paid|money) (?:\w+ )?back|zuruck\w*|rembours\w*|reembols\w*|devuel\w*|devoluc\w*|rimbors\w*|non-?profit\w*|charit\w*|school\w*|universit\w*|volunteer\w*|gemeinnutzig\w*|association|ong|onlus|education|discounts?|rabatt\w*|remise|descuento\w*|sconto|desconto\w*|implementation|onboarding|training|outage|incident|why|warum|pourquoi|porque|perche)\b|値上げ|下限|割引|なぜ/u,
  /** A name where an edition's stands, in a text that is not folded: "on Team", "Team edition". */
  namedEdition:
    /\b(?:on|auf|sur|en|su|em|no|na)\s+["“„«]?(\p{Lu}[\p{L}\p{N}+]*)|(\p{Lu}[\p{L}\p{N}+]*)["”»]?[ -]?(?:edition|plan|package|tier|paket|formule|offre|edición|edizione|piano|plano|edição|プラン|エディション)/gu,
  /** What stands before an edition that says whose seats are priced; not folded. */
  beforeQualifier: /\d[\d.,\s]*$|\b(?:for|on|in|to|für|auf|zu|zur|pour|para|per|con|com|avec|mit)\s+$|の$/iu,
  /** An amount of what is named next. */
  measured: /\b(?:how much|wie ?viel|combien (?:de |d['’])|cuant[oa]|quant[oa])\s*(?<=[\s'’])(\p{L}+)/gu,
  monthToMonth:
    /\bmonth(?:ly)?[- ](?:to|by)[- ]month\b|\b(?:pay(?:ing)?|billed) (?:by the |per |every |each )month\b|\bvon monat zu monat\b|\bmois par mois\b|\bmes a mes\b|\bmese per mese\b/u,
  less: /\b(?:minus|less|abzuglich|moins|menos|meno)\s+(?:a\s+)?(?=\S)/u,
} as const;

/** Words that any price question may hold without being about something else, folded. */
const OF_PRICES = new Set(
  `customer customers client clients company companies firm prospect deal give gives going like list one ones price quote quick today now currently
  current edition editions plan plans version package packages product products license licenses licence licences add addon addons ons on paid pay pays paying billed billing
  term terms contract contracts seat seats user users unit units head per each total whole overall bill amount hi hello hey thanks thank please pls plz
  need needs want wants have has got sell buy takes take sign signs signed charge charges question people person thing stuff offer offers just only exactly
  again back still later reduction after before left minus less off net named yearly yr yrs year years month months monthly annual
  us usa uk japanese american british euro euros dollars pounds yen sorry english tell show say know difference compare between versus vs
  sagen wieviel derzeit aktuell kunde kunden lizenz lizenzen paket produkt vertrag laufzeit jahresvertrag brauchen will mochte kopf unterschied zwischen gesamt monat jahr
  mois an pas client clients contrat licence entreprise besoin veut total difference entre
  quiero seria cliente clientes contrato edicion licencia empresa necesita total mes ano diferencia entre
  ho contratto edizione licenza cliente clienti azienda mese anno totale differenza tra
  edicao licenca cliente clientes empresa mes ano total diferenca entre`.split(/\s+/),
);

/** Grammar that changes what is asked: "how do I set up SSO" is no price, "more than Starter" a comparison. */
const TELLING = new Set('up down under during until more most many viele'.split(' '));

/** What Japanese sentences about prices are held together with. */
const JAPANESE_FILLERS =
  /でしょうか|ですか|ますか|ください|下さい|教えて|お願い(?:し|いた)?(?:します)?|場合|契約|一覧|ライセンス|エディション|プラン|について|それぞれ|では|には|です|ます|したら|すると|なら|くらい|ぐらい|どれ|どの|何|で|を|は|の|が|に|と|も|へ|か|や|分|建て|払い|、|。|？/gu;

const EXPLAINED = [
  PRICE_WORDS.asks,
  PRICE_WORDS.compares,
  PRICE_WORDS.perTime,
  PRICE_WORDS.smallest,
  PRICE_WORDS.biggest,
  ...Object.values(PRICE_WORDS.families),
].map((pattern) => new RegExp(pattern.source, 'gu'));

/** Whether words of grammar turn a price question into one about something else. */
export function tellsMore(rest: string): boolean {
  return (rest.match(/[\p{L}]+/gu) ?? []).some((word) => TELLING.has(word));
}

/** The words of a folded price question that make it about something else. */
export function unexplainedWords(rest: string): string[] {
  const left = EXPLAINED.reduce((text, pattern) => text.replace(pattern, ' '), rest);
  const words = left.replace(JAPANESE_FILLERS, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => word.length > 1 || !/[a-z]/u.test(word))
    .filter((word) => !(isQuestionFiller(word) || OF_PRICES.has(word)));
}
