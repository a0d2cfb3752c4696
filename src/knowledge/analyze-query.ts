import { analyze, tokenize } from './analyze.ts';
import { detectLanguage } from './detect-language.ts';
import { isQuestion } from './is-question.ts';

/** A question as the index understands it. */
export interface AnalyzedQuery {
  language: string;
  /** Distinct lexemes with how often the question says them. */
  lexemes: Map<string, number>;
  text: string;
  /** Whether it asks for one thing, as a sentence with a question word or mark does. */
  isQuestion: boolean;
}

/** Most lexemes that a query is searched by: beyond them it is a pasted document, whose first words say enough. */
const MAX_LEXEMES = 64;

/**
 * Reads a question in its own language and, since articles in another one keep their names and terms, in English too.
 */
export function analyzeQuery(query: string, language?: string): AnalyzedQuery {
  const detected = detectLanguage(query);
  const own = language ?? (detected.confidence >= 0.2 ? detected.language : 'en');
  const lexemes = new Map<string, number>();
  for (const lexeme of analyze(query, own)) lexemes.set(lexeme, (lexemes.get(lexeme) ?? 0) + 1);
  const content = tokenize(query, own).filter((token) => token.lexeme !== null);
  for (const other of new Set([detected.language, 'en'].filter((each) => each !== own))) {
    for (const { text } of content) {
      for (const lexeme of analyze(text, other)) if (!lexemes.has(lexeme)) lexemes.set(lexeme, 1);
    }
  }
  return {
    language: own,
    lexemes: new Map([...lexemes].slice(0, MAX_LEXEMES)),
    text: query,
    isQuestion: isQuestion(query),
  };
}
