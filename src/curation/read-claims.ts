import { analyze } from '../text/analyze.ts';
import { type MeasuredFigure, readMeasured } from '../text/read-measured.ts';
import { readNames } from '../text/read-names.ts';
import { splitSentences } from '../text/split-sentences.ts';

/** A sentence that states a figure or a date of something. */
export interface ArticleClaim {
  articleId: string;
  /** The sentence as it is written. */
  text: string;
  headingPath: string;
  language: string;
  /** Stems of its words in their order, figures and dates left out. */
  words: string[];
  /** Stems of the title. */
  title: ReadonlySet<string>;
  /** Stems of the title and headings above it. */
  context: ReadonlySet<string>;
  /** What is written like a name, in lower case. */
  names: ReadonlySet<string>;
  /** Years that it or its headings name. */
  years: ReadonlySet<number>;
  figures: MeasuredFigure[];
}

/** What claims are read from. */
export interface ClaimSource {
  articleId: string;
  headingPath: string;
  text: string;
  language: string;
}

/** Sentences with more figures than that are tables and lists, which say each of something else. */
const MAX_FIGURES = 4;
const MAX_WORDS = 45;
const LEAST_WORDS = 3;
/** What is no prose: code, addresses, link targets, tables. */
const NO_PROSE = /```[\s\S]*?(?:```|$)|`[^`\n]*`|<[^>\n]*>|\bhttps?:\/\/\S+|(?<=\])\([^)\s]*\)/g;

/** Finds the sentences of a passage that state figures or dates which could be contradicted. */
export function readClaims(source: ClaimSource): ArticleClaim[] {
  const blanked = source.text.replace(NO_PROSE, (found) => found.replace(/[^\n]/g, ' '));
  const title = new Set(analyze(source.headingPath.split(' › ')[0]!, source.language));
  const context = new Set(analyze(source.headingPath, source.language));
  const headingYears = yearsOf(source.headingPath);
  let at = 0;
  return splitSentences(blanked).flatMap((sentence) => {
    const text = source.text.slice(at, at + sentence.length).trim();
    at += sentence.length;
    if (!isProse(sentence)) return [];
    const { figures, rest, undated } = readMeasured(sentence, source.language);
    if (figures.length === 0 || figures.length > MAX_FIGURES) return [];
    const words = analyze(rest, source.language).filter((word) => !/^\p{N}/u.test(word));
    if (words.length < LEAST_WORDS || words.length > MAX_WORDS) return [];
    const years = new Set([...headingYears, ...yearsOf(undated)]);
    const names = new Set(readNames(rest).map((name) => name.toLowerCase()));
    const { articleId, headingPath, language } = source;
    return [{ articleId, text, headingPath, language, words, title, context, names, years, figures }];
  });
}

function isProse(sentence: string): boolean {
  return (
    !/^\s*(?:\||#{1,6}\s|>\s*\[!)/.test(sentence) && !/[?？]\s*$/.test(sentence.replace(/[\s*_"')\]]+$/u, ''))
  );
}

function yearsOf(text: string): number[] {
  return (text.match(/(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d|\d)/g) ?? []).map(Number);
}
