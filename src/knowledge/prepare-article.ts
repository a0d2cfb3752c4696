import { createHash } from 'node:crypto';
import type { Reader } from '../core/audience.ts';
import { analyze } from '../text/analyze.ts';
import { languageOf } from '../text/detect-language.ts';
import type { ArticleInput } from './article.ts';
import { readChunking } from './chunking/chunking.ts';
import type { PassageInput } from './chunking/passage-input.ts';

/** Raise it when passages, lexemes or synonyms are read in another way: everything is indexed again at the next ingestion. */
const INDEX_VERSION = 6;

/** A passage with the lexemes it is found by. */
export interface PreparedPassage extends PassageInput {
  language: string;
  length: number;
  /** Occurrences by lexeme, heading path included. */
  frequencies: Map<string, number>;
  /** Its lexemes in their order, as places among the keys of `frequencies`. */
  sequence: number[];
}

/** An article ready to be stored; its passages are computed once for each chunking, and for unchanged ones never. */
export interface PreparedArticle {
  id: string;
  article: ArticleInput;
  language: string;
  links: string[];
  contentHash: string;
  accessId: number;
  passages(chunking: string): PreparedPassage[];
  /** Takes what the body was cut into elsewhere. */
  takePassages(chunking: string, passages: readonly PassageInput[]): void;
}

/** Gives an article its id, language and content hash; the hash covers text, metadata and readers. */
export function prepareArticle(
  article: ArticleInput,
  options: { prefix: string; readers: readonly Reader[] },
): PreparedArticle {
  const language = article.language ?? languageOf(article.body);
  const cut = new Map<string, PreparedPassage[]>();
  return {
    id: `${options.prefix}/${article.externalId}`,
    article,
    language,
    links: article.links.map((link) => `${options.prefix}/${link}`),
    contentHash: hashOf(article, options.readers),
    accessId: 0,
    passages: (chunking) => {
      const passages = cut.get(chunking) ?? preparePassages({ ...article, language }, chunking);
      cut.set(chunking, passages);
      return passages;
    },
    takePassages: (chunking, passages) => {
      cut.set(
        chunking,
        passages.map((each) => preparePassage(each, language)),
      );
    },
  };
}

/** Cuts a text and reads its lexemes, as a chunking says. */
export function preparePassages(
  { title, body, language }: { title: string; body: string; language: string },
  chunking: string,
): PreparedPassage[] {
  return readChunking(chunking)
    .cut(title, body)
    .map((each) => preparePassage(each, language));
}

function hashOf(article: ArticleInput, readers: readonly Reader[]): string {
  const { body, ...metadata } = article;
  const content = [INDEX_VERSION, body, metadata, [...readers].sort()];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function preparePassage(passage: PassageInput, articleLanguage: string): PreparedPassage {
  const lexemes = analyze(`${passage.headingPath}\n${passage.text}`, articleLanguage);
  const frequencies = new Map<string, number>();
  for (const lexeme of lexemes) frequencies.set(lexeme, (frequencies.get(lexeme) ?? 0) + 1);
  const places = new Map([...frequencies.keys()].map((lexeme, place) => [lexeme, place]));
  const sequence = lexemes.map((lexeme) => places.get(lexeme)!);
  return { ...passage, language: articleLanguage, length: lexemes.length, frequencies, sequence };
}
