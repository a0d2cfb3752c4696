import { contentWords, readVocabulary } from '../../text/content-words.ts';
import { readFigures } from '../../text/read-figures.ts';
import { isCommonWord } from '../../text/stop-words.ts';
import type { SentenceCheck, SentenceContext } from './sentence-check.ts';
import { evidenceText } from './source-segments.ts';

/** Words that introduce a list in the catalogue's languages and claim nothing. */
const INTRODUCTIONS = new Set(
  (
    'here steps step follow following answer summary overview details note sources in short next how ' +
    'folgende folgenden schritte schritt gehen vorgehen antwort überblick zusammenfassung hinweis ' +
    'voici étapes suivez suivre suivantes réponse résumé aperçu remarque ' +
    'siga estos pasos siguientes respuesta resumen nota ' +
    'ecco passaggi seguenti segua risposta riepilogo nota ' +
    'passos seguintes siga resposta resumo observação 手順 以下 通り 回答 次 概要'
  ).split(' '),
);

/** Every factual sentence cites evidence of this turn; only lines that introduce others may go without. */
export const checkCitations: SentenceCheck = {
  name: 'citations',
  fault(context) {
    const unknown = context.marks.filter((n) => !context.evidence.some((it) => it.n === n));
    if (unknown.length > 0) return `It cites [${unknown.join('], [')}], which does not exist.`;
    if (context.marks.length > 0) return null;
    if (context.leadIn)
      return introduces(context) ? null : 'It introduces a list with a claim of its own and cites nothing.';
    return 'It cites nothing.';
  },
};

function introduces({ plain, question, evidence }: SentenceContext): boolean {
  if (readFigures(plain.replace(/^\d+[.)]/, '')).length > 0) return false;
  const known = readVocabulary([question, ...evidence.map(evidenceText)].join('\n'));
  const words = contentWords(plain).filter((word) => !isCommonWord(word));
  return words.length <= 10 && words.every((word) => INTRODUCTIONS.has(word) || known.has(word));
}
