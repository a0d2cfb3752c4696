import type { Language } from '../core/language.ts';
import { splitSentences } from './split-sentences.ts';

/**
 * How a question relates to what it says: it asks whether it is so, says it and wants it confirmed ("…, right?"), or takes
 * it for granted and asks something else ("since …, how …").
 */
export interface Stance {
  kind: 'asks' | 'confirms' | 'presumes';
  /** What is said, without the words that ask. */
  said: string;
}

/** Words that a question for yes or no begins with. */
const ASKS: Record<Language, RegExp> = {
  en: beginning(
    'is|are|was|were|am|do|does|did|can|could|may|must|should|shall|will|would|has|have|had|need',
  ),
  de: beginning(
    'ist|sind|war|waren|kann|können|könnt|kannst|darf|dürfen|muss|müssen|soll|sollen|gibt|hat|haben|habe|wird|werden|geht|funktioniert|unterstützt|enthält|bekommt|bekomme|bekommen|braucht|brauche|brauchen|gilt|gelten|bleibt|bleiben|läuft|stimmt es, dass',
  ),
  fr: beginning(
    "est-ce qu(?:e|['’])|peut-on|puis-je|pouvons-nous|peuvent-(?:ils|elles)|avons-nous|a-t-(?:on|il|elle)|y a-t-il|dois-je|doit-on|est-(?:il|elle|ce)|sont-(?:ils|elles)|sommes-nous|faut-il",
  ),
  es: beginning(
    'es|son|está|están|hay|tiene|tienen|tenemos|tengo|puede|pueden|puedo|podemos|debo|debe|deben|incluye|incluyen|funciona|funcionan|necesito|necesita|se puede|se pueden',
  ),
  it: beginning(
    "è|sono|c['’]è|ci sono|ha|hanno|abbiamo|ho|può|possono|posso|possiamo|devo|deve|dobbiamo|devono|include|comprende|funziona|funzionano|serve|si può|si possono",
  ),
  pt: beginning(
    'é|são|está|estão|há|existe|existem|tem|têm|temos|tenho|pode|podem|posso|podemos|devo|deve|devemos|inclui|incluem|funciona|funcionam|preciso|precisa|dá para',
  ),
  ja: /(?:です|ます|でした|ました|でしょう|ません)か[?？。\s]*$/u,
};
/** What is put behind a statement so that somebody confirms it. */
const CONFIRMS: Record<Language, RegExp> = {
  en: tag(
    "right|correct|true|yes|no|isn['’]?t it|is it|aren['’]?t (?:we|they|you)|doesn['’]?t (?:it|he|she)|don['’]?t (?:we|they|you)|can['’]?t (?:we|they|you|i)|is that (?:right|correct|true|so)|am i right",
  ),
  de: tag(
    'richtig|oder|nicht wahr|korrekt|stimmt(?:[' + "'’" + ']s| das)?|ja|gell|ist das richtig|habe ich recht',
  ),
  fr: tag("n['’]est-ce pas|non|c['’]est (?:bien )?(?:ça|cela|exact|juste)|pas vrai|correct|exact|oui"),
  es: tag('verdad|no|cierto|correcto|es así|es correcto|sí'),
  it: tag('vero|giusto|no|corretto|è così|è corretto|sì'),
  pt: tag('certo|não(?: é)?|né|correto|verdade|é isso|sim'),
  ja: /(?:です|ます|でした|ました|だ)よね[?？。\s]*$/u,
};
/** A clause before the question that gives a reason for it. */
const PRESUMES: Record<Language, RegExp> = {
  en: /^\P{L}*(?:since|as|because|given that|now that|seeing that) ([^,?]{8,}),\s*\S/iu,
  de: /^\P{L}*(?:da|weil|nachdem|wo) ([^,?]{8,}),\s*\S/iu,
  fr: /^\P{L}*(?:puisqu(?:e |['’])|comme |vu qu(?:e |['’])|étant donné qu(?:e |['’]))([^,?]{8,}),\s*\S/iu,
  es: /^\P{L}*(?:como|ya que|dado que|puesto que) ([^,?]{8,}),\s*\S/iu,
  it: /^\P{L}*(?:siccome|poiché|dato che|visto che) ([^,?]{8,}),\s*\S/iu,
  pt: /^\P{L}*(?:como|já que|uma vez que|dado que|visto que) ([^,?]{8,}),\s*\S/iu,
  ja: /^(.{5,}?)(?:ので|のですから|ですから)[、,]\s*\S/u,
};
/** Such a question is not answered by yes or no. */
const CHOICE: Record<Language, RegExp> = {
  en: word('or|what|which|who|when|where|how|why'),
  de: word('oder|was|welche[rmns]?|wer|wann|wo|wie|warum'),
  fr: word('ou|quel(?:le)?s?|combien|comment|pourquoi|où'),
  es: word('o|u|qué|cuál(?:es)?|quién|cuándo|dónde|cómo|cuánt[oa]s?'),
  it: word('o|oppure|quale|quali|chi|quando|dove|come|quant[oaie]'),
  pt: word('ou|qual|quais|quem|quando|onde|como|quant[oa]s?'),
  ja: /または|それとも|何|誰|どこ|いつ|なぜ|どう|いくら|いくつ|どの|どれ|どちら/u,
};

function beginning(words: string): RegExp {
  return new RegExp(`^\\P{L}*(?:${words})(?![\\p{L}\\p{N}])\\P{L}*`, 'iu');
}

function tag(words: string): RegExp {
  return new RegExp(`\\s*[,–—.]\\s*¿?(?:${words})\\s*[?？!.]*\\s*$|\\s+(?:${words})\\s*[?？]+\\s*$`, 'iu');
}

function word(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');
}

/** Reads whether a question can be answered by yes or no, or says something that may be wrong; null where neither. */
export function readStance(text: string, language: string): Stance | null {
  const read = (language in ASKS ? language : 'en') as Language;
  const clause = PRESUMES[read].exec(text)?.[1];
  if (clause !== undefined) return { kind: 'presumes', said: clause.trim() };
  const sentence = splitSentences(text.trim()).at(-1)?.trim() ?? '';
  const confirmed = CONFIRMS[read].exec(sentence);
  if (confirmed !== null && confirmed.index > 0) {
    const said = sentence.slice(0, confirmed.index).trim();
    return CHOICE[read].test(said) ? null : { kind: 'confirms', said };
  }
  const asked = ASKS[read].exec(sentence);
  if (asked === null || CHOICE[read].test(sentence)) return null;
  return { kind: 'asks', said: read === 'ja' ? sentence : sentence.slice(asked[0].length).trim() };
}
