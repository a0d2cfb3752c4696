/** A word of a question that was taken to be misspelt, and the word that it was searched as. */
export interface Correction {
  said: string;
  meant: string;
}

/** Words of a question with a term that the company says to be the same. */
export interface Synonym {
  said: string;
  means: string;
}

/** What one search of a turn did, stage by stage; only what its audience may see is counted. */
export interface SearchTrace {
  /** ISO 639-1; the language that the query was read in. */
  language: string;
  /** Whether it was taken to ask for one thing, rather than to name a subject. */
  isQuestion: boolean;
  /** The stems that were looked for. */
  words: string[];
  /** Words that were read as others; only what these readers' articles hold, and `meant` is a stem. */
  corrections: Correction[];
  /** Terms of the company that stood for words of the question, where these readers' articles hold them. */
  synonyms: Synonym[];
  /** Passages, by what found, kept or dropped them; `lent` is words that feedback has added. */
  counts: Record<SearchStage, number>;
  ms: Record<'lexical' | 'vector' | 'feedback' | 'rerank' | 'references' | 'total', number>;
}

/**
 * The stages of a search. `lexical`, `vector`: what each of the two searches found; the latter 0 where words were enough.
 * `fused`: both together. `reranked`: reordered. `loaded`: read in full. `duplicates`: dropped. `joined`: merged with a
 * neighbour. `linked`: articles that a reference led to. `followed`: their passages that were added. `returned`: the result.
 */
export type SearchStage =
  | 'lexical'
  | 'vector'
  | 'fused'
  | 'reranked'
  | 'lent'
  | 'loaded'
  | 'duplicates'
  | 'joined'
  | 'linked'
  | 'followed'
  | 'returned';

/** What of the evidence a model was given. Tokens are estimated; no budget where the model reads none. */
export interface EvidenceFit {
  budgetTokens: number | null;
  kept: number;
  keptTokens: number;
  cut: number;
  cutTokens: number;
}

/** The trail of retrieval that a turn leaves: how it read, found and cut, and how many sources it cites. */
export interface RetrievalTrail {
  searches: Omit<SearchTrace, 'words' | 'corrections' | 'synonyms'>[];
  /** The stems of all searches; text of the question, so that it is forgotten with it. */
  words: string[];
  /** Typing errors that were corrected towards something that was found; forgotten with the question too. */
  corrections?: Correction[];
  /** Terms of the company that stood for words of the question; forgotten with it too. */
  synonyms?: Synonym[];
  /** What a model read in the question, as far as code could confirm it; forgotten with it too. */
  understood?: { question: string | null; searches: string[] };
  /** Null where no model was asked. */
  model: EvidenceFit | null;
  cited: number;
}
