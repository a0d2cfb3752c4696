import { fold } from '../text/fold.ts';

/** What people ask of an account: who is there, what it is, what goes on with it. */
export type AccountTopic =
  | PersonTopic
  | PersonDetail
  | AccountFactTopic
  | 'opportunities'
  | 'amount'
  | 'probability'
  | 'close_date'
  | 'next_step'
  | 'risk'
  | 'competitor'
  | 'cases'
  | 'complaint'
  | 'case_owner'
  | 'last_contact'
  | 'news'
  | 'planned'
  | 'wants'
  | 'why';

/** People by their part in a purchase; `people` is everybody. */
export type PersonTopic =
  | 'champion'
  | 'economic_buyer'
  | 'decision_maker'
  | 'blocker'
  | 'technical'
  | 'people';
/** What is asked of a person. */
export type PersonDetail = 'email' | 'phone' | 'title' | 'spoken';
/** Facts of the account itself. */
export type AccountFactTopic =
  | 'owner'
  | 'renewal_date'
  | 'revenue'
  | 'seats'
  | 'edition'
  | 'health_score'
  | 'industry'
  | 'country'
  | 'employees'
  | 'segment'
  | 'website'
  | 'description';

/** "How do I reach them": asks for what is written to and what is called. */
const REACH = String.raw`how (?:do|can|could|should) (?:i|we) (?:best )?(?:reach|contact|get hold of|get in touch with)|how to (?:reach|contact|get hold of)|wie (?:erreich\w+|kontaktier\w+) (?:ich|wir|man)|comment (?:(?:le|la|les) )?(?:joindre|contacter)|como (?:(?:lo|la|los|las) )?(?:contact\w+|localiz\w+)|come (?:(?:lo|la|li|le) )?(?:contatt\w+|raggiung\w+)`;
const REACHES = new RegExp(`\\b(?:${REACH})\\b`, 'u');
const reached = (words: string, japanese: string): RegExp =>
  new RegExp(`\\b(?:${REACH}|${words})\\b|${japanese}`, 'u');

/** Words of each topic in seven languages, for folded text; in the order in which topics are answered. */
const TOPICS: Record<AccountTopic, RegExp> = {
  champion:
    /\b(?:champions?|campeon|campeao|fursprecher\w*|promotor\w*|promoteurs?|allies?|alliad[oa]|sostenitor\w*|defensor\w*|our friend|our fan|supporter)\b|チャンピオン|推進者/u,
  economic_buyer:
    /\b(?:economic(?:al)? buyers?|buyers?|budget (?:holder|owner)|holds? the (?:purse|budget|money)|who pays|who\b.{0,24}\b(?:talk|speak|call|write|meet)\b.{1,40}\b(?:money|budgets?|invoices?|billing|payments?|finances?)|signs? the che(?:que|ck)|einkaufer\w*|budgetverantwort\w*|wer zahlt|we[mn]\b.{0,24}\b(?:red|sprech|sprich|ruf|schreib)\w*.{1,40}\b(?:geld|budget|rechnung\w*)|acheteu(?:r|se)s?|detient le budget|qui (?:parler|ecrire|appeler)\b.{1,40}\b(?:argent|budget|factur\w*)|comprador(?:a|es)?|presupuesto|quien (?:habl|llam|escrib)\w+.{1,40}\b(?:dinero|factur\w*)|acquirent[ei]|compratore|chi parl\w+.{1,40}\b(?:soldi|fattur\w*)|orcamento|quem fal\w+.{1,40}\b(?:dinheiro|fatura\w*))\b|予算(?:責任者|権限)|購買決定/u,
  decision_maker:
    /\b(?:decision[ -]?makers?|who(?:['’]?s| is)?(?: the (?:person|one))?(?: (?:who|that))? (?:decid(?:es|ing)|sign(?:s|ing))|decides?|the boss|in charge|wer (?:entscheidet|unterschreibt)|entscheider\w*|chef\b|qui (?:decide|signe)|decideu(?:r|se)s?|quien (?:decide|firma)|decisor\w*|chi (?:decide|firma)|decisore|quem (?:decide|assina)|decisor)\b|決裁者|意思決定者|決める/u,
  blocker:
    /\b(?:blockers?|blocks?|blocking|against us|opposes?|opponent|sceptic\w*|skeptic\w*|gegner\w*|bremst|gegen uns|bloque\w*|contre nous|oppos\w+|contra nosotros|bloccante|contro di noi|contra nos)\b|反対者|ブロッカー/u,
  technical:
    /\b(?:technical (?:contact|buyer|person|lead)|it (?:contact|person)|technische\w* (?:ansprechpartner\w*|kontakt)|contact technique|contacto tecnico|contatto tecnico|contato tecnico)\b|技術担当/u,
  people:
    /\b(?:contacts\b(?! us)|contact person|contact (?:at|for|with)\b|(?:our|my|the|notre|votre) contact\b(?! us)|(?<!ultim[oa]s? )(?:nuestro|el|nosso|o|il|nostro) (?:contacto|contato|contatto)\b|who (?:else )?(?:do|did|should|can|could|must) (?:i|we) (?:know|call|phone|ring|write|e-?mail|talk|speak|meet|deal)\b|(?:know|talk to|speak to|reach) (?:any|some)(?:one|body)|(?:any|some)(?:one|body) (?:i|we) (?:can|could|know)|key people|people (?:at|(?:do )?(?:i|we) know)|stakeholders?|ansprechpartner\w*|kontakte|we[mn] (?:kennen?|kann|soll\w*) (?:ich|wir)|mit wem (?:rede|red|sprech|sprich|kann|soll|muss)\w*|interlocuteurs?|qui (?:connai\w+|puis-je|peut-on|dois-je|appeler|contacter)|a qui (?:parler|ecrire|dois|m'adresser)|a quien (?:conoc\w+|llam\w+|escrib\w+)|con quien (?:habl\w+|trat\w+)|con chi (?:parl\w+)|chi conosc\w+|com quem (?:fal\w+)|quem conhec\w+|contactos\b|contatti|contatos|referenti|interlocutores)\b|連絡先|担当者は誰|先方/u,
  email: reached(
    String.raw`e-?mails?(?: address)?|mail(?: ?addr\w*)?|mailadresse\w*|adresse (?:e-?)?mail|courriel|correo(?: electronico)?|posta elettronica|indirizzo e-?mail|endereco de e-?mail`,
    'メール(?:アドレス)?',
  ),
  phone: reached(
    String.raw`phone(?! ?calls?\b)(?: ?number)?|telephone|mobile number|cell(?:phone)?|number to call|telefon\w*|handynummer|rufnummer|numero de (?:telephone|telefono|telefone)|telefono|telefone`,
    '電話',
  ),
  title:
    /\b(?:job title|titles?|position|what does .{2,30} do there|what is .{2,30}'s (?:job|role)|funktion|welche (?:rolle|position)|poste\b|fonction|cargo|puesto|ruolo|funcao)\b|役職|肩書/u,
  spoken:
    /\b(?:speaks?|which language|what language|spricht|sprache|parle\b|langue|habla|idioma|parla\b|lingua|fala\b)\b|話せ|言語/u,
  owner:
    /\b(?:account (?:owner|manager)|owners?|owns|looks? after|who(?:'s| is) responsible|responsible for|who (?:has|runs|handles|manages|takes care of) (?:the |this )?(?:account|customer)|who(?:'s| is) (?:the |our )?(?:csm|ae|rep|sales rep\w*|account exec\w*|customer success\w*)|whose (?:account|customer|client)|kundenbetreuer\w*|wessen (?:kunde|account)|verantwortlich\w*|zustandig\w*|betreut|kummert|responsable|proprietaire|propietari[oa]|s'occupe|gere|suit|lleva|responsabile|proprietario|segue|responsavel|gestor)\b|担当営業|アカウント担当|オーナー|(?:弊社|当社|うち)の担当|担当者/u,
  renewal_date:
    /\b(?:renew(?!able)\w*|contract (?:end\w*|expir\w*|runs? out)|(?:end|expiry) of (?:the )?contract|expir\w+|runs? out|come(?:s)? up|up for|verlanger\w*|vertragsende|vertrag\b.*\b(?:aus|endet|ende)|lauft\b.*\baus|renouvel\w*|fin (?:du|de) contrat|expire|echeance|renova\w*|renueva\w*|vence|vencimiento|fin de contrato|rinnov\w*|scade|scadenza|termina|renov\w*|fim do contrato|expira)\b|更新(?:日|時期|はいつ|予定)|契約(?:更新|終了|満了)/u,
  revenue:
    /\b(?:arr|annual(?:ly)? recurring revenue|recurring revenue|revenues?|how much (?:money|are they worth|do they pay|does .{2,40} pay)|(?:what|how much) (?:do|does) .{2,40} (?:pay|bring)|money do we make|contract value|worth to us|spend(?:s|ing)?(?: with us)?|umsatz|jahresumsatz|wie ?viel (?:(?:be)?zahl(?:t|en)|bringt)|was (?:be)?zahl(?:t|en)(?! (?:wir|ich|man|kunden)\b)|chiffre d'affaires|revenus?|combien (?:paye|paie|paient|rapporte)|ingresos?|facturacion|cuanto (?:paga|factura)|fatturato|ricav[oi]|quanto (?:paga|rende)|receita|faturacao|faturamento)\b|年間(?:経常)?(?:収益|売上|契約額)|売上/u,
  seats:
    /\b(?:how many (?:\w+ )?(?:seats|users|licen[cs]es)|number of (?:seats|users|licen[cs]es)|wie ?viele (?:platze|lizenzen|nutzer|benutzer)|combien d(?:e |')(?:postes|licences|utilisateurs|sieges)|cuant[oa]s (?:licencias|puestos|usuarios|plazas)|quant[ei] (?:licenze|utenti|postazioni|posti)|quant[oa]s (?:licencas|utilizadores|usuarios|lugares))\b|何席|席数|ユーザー数|ライセンス数/u,
  edition:
    /\b(?:(?:which|what) (?:edition|plan|package|version|product)|edition (?:are|is|do|does)|welche (?:edition|version|lizenz)|quelle (?:edition|version|offre)|(?:que|cual) (?:edicion|version|plan)|quale (?:edizione|versione|piano)|(?:que|qual) (?:edicao|versao|plano))\b|どのエディション|エディションは|プランは/u,
  health_score:
    /\b(?:health\w*|scores?|how (?:is|are) .{2,40} doing|gesundheit\w*|kundengesundheit|zustand|wie geht es|sante\b|score|salud|puntuacion|salute|punteggio|saude|pontuacao)\b|ヘルス(?:スコア)?|スコア|健全/u,
  industry:
    /\b(?:industry|industries|sector|line of business|branche\w*|secteur|industria|settore|setor|ramo)\b|業種|業界/u,
  country:
    /\b(?:country|where (?:is|are) .{2,40} (?:based|located|from)|based|headquarter\w*|welche[ms]? land|wo sitzt|sitz\b|quel pays|siege social|que pais|donde esta|paese|sede|que pais|onde fica)\b|どこの国|所在地|本社/u,
  employees:
    /\b(?:employees?|headcount|staff size|how many people (?:work|do they (?:have|employ))|how many people .{0,30}(?:work|employ)\w*|mitarbeiter\w*|wie ?viele leute|effectif\w*|employes|empleados|dipendenti|funcionarios|colaboradores)\b|従業員|社員数/u,
  segment: /\b(?:segment\w*|tier|segmento|segmento)\b|セグメント/u,
  website:
    /\b(?:web ?sites?|homepage|web ?page|url|site web|sitio web|pagina web|sito)\b|ウェブサイト|ホームページ/u,
  description:
    /\b(?:what (?:do|does) .{2,40} (?:do|make|sell|build)\b|what kind of company|was macht|was fur eine firma|que fait|que font|a que se dedica|que hace|di cosa si occupa|cosa fa|o que faz)\b|どんな会社|何の会社|事業内容/u,
  opportunities:
    /\b(?:opportunit\w+|deals?(?! desk)|pipeline|stage|phase|signed|did .{2,40} (?:sign|buy)|etapa|fase|etape|verkaufschance\w*|opportunite\w*|affaires? en cours|oportunidad\w*|negocios abiertos|opportunita|trattativ\w+|oportunidade\w*)\b|商談|案件/u,
  amount:
    /\b(?:how (?:big|large|much) is .{0,40}\b(?:deal|opportunity|renewal)|(?:deal|opportunity) (?:size|value|amount|worth)|(?:value|size|amount) of .{0,30}(?:deal|opportunity|renewal)|wie gro(?:ss|ß) ist|dealgro(?:ss|ß)e|auftragswert|montant|taille de l'affaire|importe|valor del|tamano|valore|importo|valor (?:do|da))\b|金額|規模/u,
  probability:
    /\b(?:probab\w+|likely|likelihood|chances?|odds|wahrscheinlich\w*|chance\b|probabilit\w+|probabilidad\w*|probable)\b|確率|確度|見込み/u,
  close_date:
    /\b(?:close date|clos(?:e|es|ing)\b|expected to (?:close|sign)|abschluss\w*|date de (?:cloture|signature)|fecha de cierre|cierra|data di chiusura|chiude|data de fecho|fecha\b)\b|クローズ(?:日|予定)|受注予定/u,
  next_step:
    /\b(?:next (?:steps?|actions?|move)|do next|to ?do for|what do i have to do|nachste\w* schritt\w*|prochaines? etapes?|(?:siguiente|proxim\w+) pas\w+|prossim\w+ pass\w+|proxim\w+ etapas?)\b|次(?:の|に)?(?:ステップ|アクション|一手|やること)|ネクストステップ/u,
  risk: /\b(?:risks?|at risk|in danger|endanger\w*|risiko|risiken|gefahr\w*|risques?|riesgos?|rischi?o?|riscos?)\b|リスク/u,
  competitor:
    /\b(?:competitors?|competing|competition|up against|who else|wettbewerb\w*|konkurren\w*|concurren\w*|competidor\w*|competencia|concorren\w*)\b|競合/u,
  cases:
    /\b(?:cases?|tickets?|support issues?|supportfall\w*|falle|vorgange|cas(?! ou)|dossiers?|casos?|casi|incidents? ouverts?|chamados)\b|ケース|問い合わせ|チケット/u,
  complaint:
    /\b(?:complain\w*|complaints?|unhappy|upset|annoyed|dissatisf\w*|angry|issues? with us|beschwer\w*|beklag\w*|unzufrieden|argert|plaint\w*|plaind\w*|reclam\w*|mecontent\w*|quej\w*|descontent\w*|lament\w*|insoddisfatt\w*|queix\w*|insatisfeit\w*)\b|苦情|クレーム|不満/u,
  case_owner:
    /\b(?:works? on (?:it|this|that)|working on (?:it|this|that)|assigned|who handles|whose (?:ticket|case)|wer bearbeitet|wer arbeitet|qui (?:s'en occupe|traite)|quien (?:trabaja|lleva)|chi (?:se ne occupa|lavora)|quem (?:trata|trabalha))\b|対応者|誰が対応/u,
  last_contact:
    /\b(?:last (?:contact\w*|activity|touch\w*|call|meeting|visit|conversation|e-?mail|time we)|(?:last|recently) (?:talk\w*|sp[eo]ak\w*|spoke\w*|met|heard)|when (?:did|was|have) .{2,40} last|recent activit\w+|letzte\w* (?:kontakt|aktivitat\w*|gesprach|besuch|termin|anruf|mal)|zuletzt|derni\w+ (?:contact|activite|echange|appel|reunion|fois)|ultim[oa]s? (?:contact[oa]|contatto|contato|actividad\w*|attivita|atividade\w*|llamada|chiamata|chamada|reunion|riunione|reuniao|vez|volta))\b|最後(?:の|に)|最終(?:接触|活動|連絡)|直近の|最近の活動/u,
  news: /\b(?:what(?:'s|s| is) (?:new|up|going on|happening)|what (?:has )?happened|any (?:news|updates?)|latest|lately|catch me up|was gibt es neues|neuigkeiten|was ist (?:neu|los|passiert)|quoi de neuf|nouveautes|que s'est-il passe|novedades|que hay de nuevo|que ha pasado|novita|cosa c'e di nuovo|cos'e successo|novidades|o que ha de novo|o que aconteceu)\b|最近どう|最新(?:状況|情報)|新しい(?:こと|動き)|何があっ/u,
  planned:
    /\b(?:planned|plans?|coming up|scheduled|upcoming|(?:when|what) (?:do|are) we .{0,30}(?:see|meet|meeting)\b.{0,30}(?:next)?|next (?:meeting|visit|call|demo|appointment)|geplant|ansteh\w*|nachste\w* (?:termin|treffen|besuch)|prevu\w*|prochain\w* (?:rendez-vous|reunion|visite)|previst\w*|planead\w*|proxim\w+ (?:reunion|visita|llamada)|in programma|pianificat\w*|prossim\w+ (?:incontro|riunione|visita)|planejad\w*|proxim\w+ (?:reuniao|chamada))\b|予定|今後/u,
  wants:
    /\b(?:want\w*|needs?|require\w*|ask(?:s|ed|ing)? (?:for|us)|expect\w*|demand\w*|wish\w*|waiting for|care about|will\b(?= \w+ (?:von uns|noch))|braucht|verlangt|wunsch\w*|fordert|veu(?:t|lent)|demande\w*|exige\w*|attend\w*|quier\w+|pide\w*|necesita\w*|exig\w+|vuole|vogliono|chied\w+|richied\w+|quer(?:em)?|pede\w*|precisa\w*)\b|要望|求め|欲し|必要と/u,
  why: /\b(?:why|how come|reasons?|warum|wieso|weshalb|grunde?|pourquoi|raisons?|por ?que|razon\w*|motivos?|perche|motiv[oi]|razao|razoes)\b|なぜ|理由|どうして/u,
};

/** A line of a record, as people write it, that tells what somebody wants. */
export const TELLS_WISH =
  /\b(?:want\w*|needs?|requir\w+|ask(?:s|ed)|expects?|demands?|prefers?|due|cares about|objects|wants|braucht|verlangt|mochte|veut|demande|exige|quiere|pide|necesita|vuole|chiede|quer|pede|precisa)\b|求め|希望|必要/iu;
/** The same of why something is so. */
export const TELLS_REASON =
  /\b(?:because|reason|why|left|leav\w+|lost|price|risk|problem\w*|disappoint\w*|doubt|weil|grund|wegen|risiko|parce|raison|risque|porque|razon|riesgo|perche|motivo|rischio|razao|risco)\b|理由|ため|リスク/iu;

const OPEN = String.raw`(?:open|offen\w*|ouvert\w*|abiert\w+|apert\w+|abert\w+|current|pending|laufend\w*)`;
/** "What is open" asks for opportunities and cases alike. */
const WHAT_IS_OPEN = new RegExp(
  String.raw`\b(?:what(?:'s|’s| is| else is| do we have)?|was|qu['’ ]?(?:est[- ]ce qui|y a-t-il)|que|quoi|cosa|che cosa|o que|everything|anything|something|etwas|quelque chose|algo|qualcosa)\b[^.?!]{0,24}\b${OPEN}\b|${OPEN} (?:items|things|points|punkte|themen)\b|(?:何が|なに).{0,6}(?:オープン|進行中|未解決)|進行中の(?:もの|件)|未解決`,
  'u',
);

/** What somebody pays is what they have, for how many, and what that comes to a year. */
const PRICE_THEY_HAVE =
  /\b(?:(?:our|the|their|what|current) prices? (?:for|with|of|at|do|does|is|are)|(?:unser\w*|der|ihr\w*|welche[nr]?) preise? (?:fur|bei|von|hat|zahl\w*)|(?:notre|nos|le|leur|quel) prix (?:pour|chez|de|paie)|(?:nuestr[oa]s?|el|su|que) precios? (?:para|con|de|tiene|paga)|(?:il nostro|il|loro|che) prezzo (?:per|con|di|ha|paga)|(?:nosso|o|seu|que) precos? (?:para|com|de|tem|paga))\b|(?:の|への|向けの)価格/u;
const PRICE_TOPICS: readonly AccountTopic[] = ['revenue', 'seats', 'edition'];

/** Asks for steps or meanings, not for an account's data. */
const HOW_TO =
  /^(?:\W*)(?:how (?:do i|do we|can|to|should|would)\b|what (?:does|do) .{0,40}\bmean\b|wie (?:kann|mache|lege|andere|richte|konfiguriere)\b|comment (?:puis|faire|creer|configurer|fait-on|peut-on|on)\b|como (?:puedo|se|hago|faco|posso)\b|come (?:posso|si|faccio)\b)|方法|手順|やり方/u;

/** Topics that say more precisely what a wider one beside them says, which is dropped. */
const NARROWS: Partial<Record<AccountTopic, AccountTopic[]>> = {
  email: ['people', 'description'],
  phone: ['people', 'description', 'last_contact'],
  title: ['people', 'description'],
  economic_buyer: ['wants', 'revenue'],
  champion: ['people'],
  decision_maker: ['people'],
  blocker: ['people', 'why'],
  amount: ['opportunities', 'revenue', 'renewal_date'],
  probability: ['opportunities', 'renewal_date'],
  close_date: ['opportunities', 'planned', 'renewal_date'],
  next_step: ['opportunities', 'planned', 'wants', 'description'],
  risk: ['opportunities'],
  complaint: ['cases', 'last_contact', 'news'],
  case_owner: ['cases', 'owner'],
  last_contact: ['news', 'people', 'spoken', 'email', 'phone'],
  planned: ['opportunities', 'wants', 'people'],
  competitor: ['opportunities'],
  employees: ['description'],
  news: ['description'],
  revenue: ['description', 'wants'],
};

/** A day is asked for beside what it is the day of. */
const ASKS_WHEN = /\b(?:when|date|wann|datum|quand|cuando|fecha|quando|data)\b|いつ|日/u;

function isHowTo(folded: string): boolean {
  return HOW_TO.test(folded) && !REACHES.test(folded);
}

/** Whether a question asks how something is done, or what something means. */
export function asksHow(raw: string): boolean {
  return isHowTo(fold(raw));
}

/** The topics that a question asks about, in a fixed order; none when it asks how something is done. */
export function readAccountTopics(raw: string): AccountTopic[] {
  const text = fold(raw).replace(/[’`]/gu, "'");
  if (isHowTo(text)) return [];
  // With a quantity it is a price that they would pay: a quote.
  const asksPrice = PRICE_THEY_HAVE.test(text) && !/\d/u.test(text);
  const topics = (Object.keys(TOPICS) as AccountTopic[]).filter(
    (topic) => TOPICS[topic].test(text) || (asksPrice && PRICE_TOPICS.includes(topic)),
  );
  const dropped = new Set(topics.flatMap((topic) => NARROWS[topic] ?? []));
  if (topics.includes('renewal_date') && ASKS_WHEN.test(text)) dropped.delete('renewal_date');
  const kept = topics.filter((topic) => !dropped.has(topic));
  const narrowed = kept.includes('opportunities') || kept.includes('cases');
  if (narrowed || !WHAT_IS_OPEN.test(text)) return kept;
  return [...kept, 'opportunities', 'cases'];
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
  return found.findLast((name) => /\p{L}{2}/u.test(name)) ?? null;
}
