import type { Reader } from '../src/core/audience.ts';
import type { ArticleInput } from '../src/knowledge/article.ts';
import { analyze } from '../src/text/analyze.ts';
import { createRandom, pick } from './random.ts';
import type { TextModel } from './text.ts';
import { GrowingVocabulary } from './vocabulary.ts';

/** The group whose members may read one article in a hundred. */
export const SMALL_GROUP = 'group:small';
/** Other groups, whose members may read an equal share of the rest each. */
export const GROUPS = 60;
/** Of a content word that is not new: from the article's topic, from the article so far, else from the whole corpus. */
const FROM_TOPIC = 0.45;
const FROM_ARTICLE = 0.25;
const SECTION_WORDS = 120;
/** Median and spread of an article's length in words, log-normal: about as long as a help article. */
const MEDIAN_WORDS = 180;
const SPREAD = 0.6;

/** A question that one article of the corpus answers. */
export interface KnownItem {
  externalId: string;
  readers: Reader;
  question: string;
}

/** A generated article with who may read it. */
export interface GeneratedArticle extends ArticleInput {
  readers: [Reader];
}

/**
 * Writes articles with the function words, sentence shapes and topics of a real text; their other words are drawn for each
 * article, so that no page is a copy and the vocabulary keeps growing. The same model and number give the same articles.
 */
export class CorpusWriter {
  readonly #model: TextModel;
  readonly #random = createRandom(20_260);
  readonly vocabulary: GrowingVocabulary;
  words = 0;

  constructor(model: TextModel) {
    this.#model = model;
    this.vocabulary = new GrowingVocabulary(shuffle(model.topics, this.#random).flat(), this.#random);
  }

  write(index: number): GeneratedArticle {
    const topic = pick(this.#model.topics, this.#random);
    const own: string[] = [];
    const title = `${capitalize(this.#content(topic, own))} ${this.#content(topic, own)} ${this.#content(topic, own)}`;
    const length = MEDIAN_WORDS * Math.exp(SPREAD * this.#gauss());
    const blocks: string[] = [];
    let sections = 0;
    for (let written = 0; written < length; ) {
      if (written > sections * SECTION_WORDS) {
        sections += 1;
        blocks.push(`## ${capitalize(this.#content(topic, own))} ${this.#content(topic, own)}`);
      }
      const sentences = Array.from({ length: 1 + Math.floor(this.#random() * 4) }, () =>
        this.#sentence(topic, own),
      );
      blocks.push(sentences.join(' '));
      written += sentences.join(' ').split(' ').length;
    }
    this.words += blocks.join(' ').split(/\s+/).length;
    return {
      type: 'article',
      externalId: `a${index}`,
      title,
      supersedes: [],
      links: [],
      readers: [this.#reader(index)],
      body: blocks.join('\n\n'),
    };
  }

  /** 70 in 100 for everyone, one for the small group, the rest for one of many groups each. */
  #reader(index: number): Reader {
    const place = (index * 37) % 100;
    if (place < 70) return 'everyone';
    return place === 70 ? SMALL_GROUP : `group:team${index % GROUPS}`;
  }

  #sentence(topic: string[], own: string[]): string {
    const shape = pick(this.#model.sentences, this.#random);
    const text = shape.map((part) => (part.isContent ? this.#content(topic, own) : part.text)).join('');
    return capitalize(text);
  }

  #content(topic: string[], own: string[]): string {
    const word = this.vocabulary.drawNew() ?? this.#oldWord(topic, own);
    this.vocabulary.note(word);
    own.push(word);
    return word;
  }

  #oldWord(topic: string[], own: string[]): string {
    const source = this.#random();
    if (source < FROM_TOPIC) return pick(topic, this.#random);
    if (source < FROM_TOPIC + FROM_ARTICLE && own.length > 0) return pick(own, this.#random);
    return this.vocabulary.drawOld();
  }

  /** Box and Muller 1958. */
  #gauss(): number {
    return Math.sqrt(-2 * Math.log(1 - this.#random())) * Math.cos(2 * Math.PI * this.#random());
  }
}

/** Asks for an article in ten words: some of a passage of it, one of its title, and the small words of a question. */
export function askFor(article: GeneratedArticle, seed: number): KnownItem {
  const random = createRandom(seed);
  const block = pick(
    article.body.split('\n\n').filter((text) => !text.startsWith('#')),
    random,
  );
  const words = [...new Set(block.match(/[A-Za-z]{4,}/g) ?? [])].filter(
    (word) => analyze(word, 'en').length > 0,
  );
  const chosen = shuffle(words, random).slice(0, 5);
  const question = `How does the ${pick(article.title.split(' '), random)} work with ${chosen.join(' ')}?`;
  return { externalId: article.externalId, readers: article.readers[0], question };
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  const shuffled = [...items];
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
  }
  return shuffled;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
