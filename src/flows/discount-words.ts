/** What questions about discounts are made of, in seven languages, for folded text. */
export const DISCOUNT_WORDS = {
  discount:
    /\b(?:discounts?|rebates?|off|reductions?|cheaper|knock\w*|shave\w*|markdown|rabatt\w*|nachlass\w*|prozente|skonto|remises?|rabais|ristourne\w*|reductions?|descuentos?|rebajas?|sconto|sconti|ribass[oi]|descontos?|abatimento)\b|割引|値引/u,
  grant:
    /\b(?:grant\w*|giv(?:e|es|ing)|offer\w*|approv\w+|allow\w*|sign(?:s|ed)?(?: off)?|authori\w+|say yes|(?:can|may|could) (?:i|we) (?:just )?(?:do|take|go)|promise|knock\w*|gewahr\w*|geb(?:e|en|t|st)|vergeben|genehmig\w*|einraum\w*|freigeb\w*|freigib\w*|erlaub\w*|unterschreib\w*|accord\w+|donner|approuv\w+|autoris\w+|valid\w+|signer?|faire|conced\w+|da(?:r|mos)|ofrec\w+|aprob\w+|aprueb\w+|autoriz\w+|firm\w+|hacer|fare|dare|diamo|offri\w*|approv\w+|firmare|aprov\w+|oferec\w+|assin\w+|fazer)\b|承認|できますか|してもいい|出せ|出し|許可|権限|与え/u,
  /** Words that say that a discount is given without naming it. */
  give: /\b(?:giv(?:e|es|ing)|grant\w*|offer\w*|geben|gewahr\w*|accord\w+|donner|dar|conced\w+|dare|offri\w*|oferec\w+)\b|値引|割引/u,
  ask: /\b(?:who|whom|whose|need\w*|ask\w*|call|desk|fine|ok|okay|okey|alright|possible|alone|myself|permission|begging|escalat\w*|wer|wen|wem|wessen|fragen|allein|selbst|in ordnung|moglich|qui|besoin|demander|seule?|possible|quien|pedir|preguntar|sol[oa]|chi|chiedere|da sol[oa]|quem|perguntar|sozinh[oa])\b|誰|どなた|聞け|いいですか|可能/u,
  who: /\b(?:who|whom|whose|wer|wen|wem|wessen|qui|quien|chi|quem)\b|誰|どなた/u,
  amount:
    /\b(?:how (?:much|high|big|far|low)|what|whats|which|up to|limits?|ceilings?|caps?|max(?:imum|imal)?|most|biggest|largest|highest|threshold|wie ?viel|wie hoch|wie weit|bis zu|welche\w*|grenze|obergrenze|hochste\w*|quel(?:le)?s?|combien|jusqu|maxim\w+|plafond|limite|que|cuanto|hasta|tope|quanto|quale|fino|massimo|tetto|ate|quais|qual|maximo)\b|どの(?:くらい|ぐらい)|いくら|どこまで|何(?:パーセント|%|％)|上限|最大/u,
  limit:
    /\b(?:limits?|ceilings?|caps?|max(?:imum|imal)?|authority|leeway|headroom|grenze|obergrenze|limit|befugnis|spielraum|plafond|limite|pouvoir|tope|autoridad|massimo|tetto|maximo|autoridade|alcada)\b|上限|権限/u,
  own: /\b(?:my|mine|own|i|me|mein\w*|ich|eigen\w*|mon|ma|mes|je|j|mi|mio|yo|puedo|miei|io|posso|meu|minha|eu)\b|私|自分|僕/u,
  we: /\b(?:we|us|our|damos|diamo|concediamo|concedemos|accordons|wir|uns\w*|nous|notre|on|podemos|nosotros|nuestr\w+|possiamo|noi|nostr\w+|nos|noss\w+|company|anyone|anybody|everyone|ever|at all|jemals|uberhaupt|jamais|nunca|jamas|mai|absolut\w*|firma|unternehmen|entreprise|empresa|azienda)\b|会社|当社|全体|最大/u,
  /** Other programmes than the authority of roles, which articles explain. */
  elsewhere:
    /\b(?:floor|uplift|increase\w*|interest|vat|tax(?:es)?|commission|bonus|erhohung|steuer|zins\w*|tva|hausse|iva|aumento|juros|reserve|budget|lowest|nonprofit\w*|non-profit\w*|education|school\w*|charit\w*|universit\w*|gemeinnutzig\w*|vereine?|schule\w*|associations?|ecoles?|sin animo de lucro|ong|ongs|escuela\w*|no profit|senza scopo di lucro|scuol\w+|sem fins lucrativos|escola\w*|pilot\w*|reference|partner\w*|credits?|gutschrift\w*|uptime|csv|export\w*|health|score|maintenance fee)\b|非営利|学校/u,
  /** What a deal is spoken of with, besides a percentage. */
  ofDeals:
    /^(?:deals?|customers?|clients?|accounts?|prospects?|renewals?|contracts?|business|logos?|goes|asks?|wants?|new|neue?[nmrs]?|nouve\p{L}+|nuev[oa]s?|nuov[oi]|nov[oa]s?|seats?|users?|kunden?|neukunden?|vertrag|verlangerung|contrats?|contratos?|clientes?|client[ei]|contratt[oi]|prozent|percent|pct|cent|pour|ciento|cento|\d+\p{L}?|eur|usd|gbp|契約|顧客|新規)$/u,
  /** In which role somebody asks. */
  asRole: /\b(?:as an?|als|en tant que|como|come)\b/u,
  /** That something is not done at all. */
  never: /\b(?:never|not|no|nie|nicht|kein\w*|jamais|pas|nunca|no|mai|non|nao)\b|ません|ない/u,
  /** That a price comes down, as articles write it; their case is not folded. */
  lowers:
    /\b(?:lower\w*|reduc\w+|less|off|discount\w*|senk\w+|gunstiger|nachlass|rabatt|redui\w*|remise|baja\w*|descuento|riduc\w+|sconto|reduz\w*|desconto)\b|割引|値下げ|引き/iu,
} as const;

/** Role names beside those that a table of authorities spells out itself: how people call them in seven languages. */
const CALLED: Record<string, RegExp> = {
  seller:
    /\b(?:sellers?|sales ?(?:people|person|reps?)|account executives?|verkaufer\w*|vendeu(?:r|se)s?|vendedor(?:a|es)?|venditor[ei])\b|営業担当/u,
  rep: /\b(?:(?<!sales )reps?|account managers?|kundenbetreuer\w*)\b/u,
  sales_manager:
    /\b(?:sales (?:manager|director|lead|head)s?|head of sales|vertriebsleit\w*|directeur commercial|director(?:a)? comercial|direttore commerciale|diretor comercial)\b|営業(?:部長|マネージャー)/u,
  deal_desk: /\bdeal[ -]desk\b|ディールデスク/u,
  cfo: /\b(?:cfo|(?:chief financial|finance) officer|finanzvorstand|finanzchef\w*|directeur financier|director financiero|direttore finanziario|diretor financeiro)\b|最高財務責任者/u,
};

/** The first of the roles that a folded text names, by its own name or by how people call it. */
export function readRole(text: string, roles: readonly string[]): string | null {
  return roles.find((one) => spelledRole(one).test(text) || CALLED[one]?.test(text)) ?? null;
}

function spelledRole(role: string): RegExp {
  return new RegExp(String.raw`\b${role.replace(/[^\p{L}\p{N}_]/gu, '').replaceAll('_', '[ -]')}s?\b`, 'u');
}
