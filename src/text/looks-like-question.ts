const MARK = /[?？؟]\s*\S{0,3}\s*$|[?？؟](\s|$)|¿/;
const JAPANESE = /(?:です|ます|でした|ました|でしょう|る|い|の|た)か[。．\s]*$|(教えて|知りたい)/;

/** Words that a question begins with when it has no mark, in the languages of the catalogue. */
const BEGINNINGS =
  /^(?:(?:hi|hello|hey|hallo|bonjour|hola|ciao|olá|oi)[\s,!]+)?(?:who|what|when|where|why|which|how|is there|are there|does|do we|can (?:i|we|you|someone)|could|should|wer|was|wann|wo|warum|wieso|welche[rsn]?|wie|gibt es|kann (?:ich|man|jemand)|können wir|qui|quoi|quand|où|pourquoi|quel(?:le)?s?|comment|combien|est-ce|quién|qué|cuándo|dónde|por qué|cuál(?:es)?|cómo|cuánto|hay|chi|che cosa|cosa|quando|dove|perché|quale|come|quanto|quem|o que|onde|por que|porque|qual|como|há)(?![\p{L}\p{N}])/iu;

/** Whether a message that addresses nobody reads like a question; in doubt it does not. */
export function looksLikeQuestion(text: string): boolean {
  const line = text.trim();
  if (!/[\p{L}\p{N}]/u.test(line)) return false;
  return MARK.test(withoutLinks(line)) || JAPANESE.test(line) || BEGINNINGS.test(line);
}

/** The query of an address is no question. */
function withoutLinks(text: string): string {
  return text.replace(/https?:\/\/\S+/g, '');
}
