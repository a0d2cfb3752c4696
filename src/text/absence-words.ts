import type { Language } from '../core/language.ts';

/** How a sentence says that a text does not say something. */
const ABSENT: Record<Language, RegExp> = {
  en: /(?<!\p{L})(?:not (?:in|among|part of) (?:the|these|those|any|my|our) (?:\p{L}+ )?(?:articles?|pages?|sources?|passages?|documents?|records?|texts?|evidence|handbook)|(?:is|are|was|were)(?:n['’]t| not) (?:\p{L}+ )?(?:mentioned|stated|covered|described|documented|specified|named|listed|said|given|addressed|discussed)|(?:do(?:es)?(?:n['’]t| not)|did(?:n['’]t| not)) (?:\p{L}+ )?(?:mention|say|state|cover|describe|document|specify|name|list|give|address|tell|discuss|contain|set out)|(?:gives?|contains?|says?|sets?|states?|names?|lists?|mentions?) (?:no|nothing|none)|no mention|nothing (?:about|on|is said)|no (?:information|word|article|page|source|passage)s?)(?!\p{L})/iu,
  de: /(?<!\p{L})(?:nicht in (?:den|diesen|der|dieser|dem|meinen) (?:\p{L}+ )?(?:Artikeln?|Seiten?|Quellen?|Unterlagen|Dokumenten?|Datens[aä]tz\p{L}*)|(?:nicht|kein\p{L}*)(?: \p{L}+){0,4} (?:erwähnt|genannt|beschrieben|aufgeführt|angegeben|geregelt|dokumentiert)|(?:nennt|nennen|erwähnt|erwähnen|enthält|enthalten|gibt|geben|sagt|sagen|steht|stehen)(?: \p{L}+){0,4} (?:nicht|kein\p{L}*|nichts)|nichts (?:über|zu))(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:pas dans (?:les|ces|la|cette|le|mes) (?:articles?|pages?|sources?|documents?|fiches?)|(?:n['’]est|n['’]était|ne sont|n['’]étaient) (?:pas|jamais) (?:mentionn|indiqu|précis|décrit|cité|évoqu)\p{L}*|ne (?:mentionne|dit|précise|donne|indique|couvre|contient|parle)\p{L}* (?:pas|rien|aucun\p{L}*)|aucune? (?:mention|information|indication)|rien sur)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:no está\p{L}* en (?:los|las|estos|estas|el|la|mis) (?:artículos?|páginas?|fuentes?|documentos?|registros?)|no (?:se )?(?:menciona|indica|dice|especifica|describe|cubre|contiene|figura|aparece|trata|da|dan|precisa)\p{L}*|sin mención|nada sobre|ninguna (?:mención|información|indicación))(?!\p{L})/iu,
  it: /(?<!\p{L})(?:non (?:è|sono) (?:negli|nei|nelle|nella|nel|in questi|in queste) (?:articol[io]|pagin[ae]|font[ie]|document[io]|sched[ae])|non (?:è|sono|viene|vengono|si)? ?(?:menziona|indica|dice|specifica|descri|copre|contiene|parla|tratta|cita|fornis)\p{L}*|nessuna (?:menzione|informazione|indicazione)|niente su)(?!\p{L})/iu,
  pt: /(?<!\p{L})(?:não está\p{L}* n(?:os|as|estes|estas|o|a) (?:artigos?|páginas?|fontes?|documentos?|registos?|registros?)|não (?:é|são|está|estão|se)? ?(?:menciona|indica|diz|dizem|especifica|descre|cobre|contém|fala|trata|refere|consta)\p{L}*|nenhuma (?:menção|informação|indicação)|nada sobre)(?!\p{L})/iu,
  ja: /(?:記載|言及|説明|記述|明記)(?:が|は|も)?(?:され(?:て)?(?:い)?(?:ません|ない)|ありません|ない|なし)|書かれてい(?:ません|ない)|触れ(?:られて)?い(?:ません|ない)|(?:情報|記述)(?:が|は)(?:ありません|ない)/u,
};

/** Words that speak of the sources themselves and not of what stands in them. */
const META: Record<Language, string> = {
  en: 'article articles page pages passage passages source sources document documents documentation text section sections entry entries handbook mention mentions mentioned say says said state states stated describe describes described call calls called cover covers covered give gives given name named list listed note notes disagree disagrees disagreement contradict contradicts conflict differ differs according word information specify specifies specified other another others one mind keep yes no',
  de: 'artikel seite seiten quelle quellen dokument text abschnitt handbuch erwähnt erwähnen genannt nennt nennen sagt sagen steht stehen beschrieben beschreibt angegeben laut widersprechen widerspricht widersprechen unterscheiden andere anderer anderen information hinweis ja nein',
  fr: 'article articles page pages source sources document texte section manuel mentionne mentionné mentionnée indique indiqué dit disent précise précisé décrit selon contredisent contredit diffèrent autre autres information note oui non',
  es: 'artículo artículos página páginas fuente fuentes documento texto sección manual menciona mencionan mencionado indica indican dice dicen describe según contradicen contradice difieren otro otra información nota sí no',
  it: 'articolo articoli pagina pagine fonte fonti documento testo sezione manuale menziona menzionato indica dice dicono descrive secondo contraddicono contraddice altro altra informazione nota sì no',
  pt: 'artigo artigos página páginas fonte fontes documento texto seção secção manual menciona mencionado indica diz dizem descreve segundo contradizem contradiz outro outra informação nota sim não',
  ja: '記事 ページ 資料 記載 言及 説明 情報 文書',
};
const META_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(META).map(([language, words]) => [language, new Set(words.split(' '))]),
);

/** Whether a sentence says that its sources do not say something. */
export function saysAbsence(text: string, language: string): boolean {
  const patterns: Partial<Record<string, RegExp>> = ABSENT;
  return (patterns[language] ?? ABSENT.en).test(text);
}

/** Whether a word, in small letters, speaks of sources and not of what stands in them. */
export function isMetaWord(word: string, language: string): boolean {
  return (META_WORDS.get(language) ?? META_WORDS.get('en')!).has(word);
}
