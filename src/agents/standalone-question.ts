import type { Question, Utterance } from '../core/question.ts';
import { contentWords } from '../text/content-words.ts';
import { fold } from '../text/fold.ts';
import { readFollowUp } from '../text/read-follow-up.ts';
import { readNames } from '../text/read-names.ts';
import { isCommonWord, isQuestionFiller } from '../text/stop-words.ts';
import { readTalk } from '../text/talk/read-talk.ts';

/** A question that stands on its own, with what it was about. */
interface Topic {
  question: string;
  /** Titles of what the answer to it rested on, best first. */
  about: readonly string[];
}

const MAX_TOPIC_WORDS = 6;
const END = /[?？!.。\s]+$/u;

/**
 * Gives the question as somebody would put it who had said nothing before: "and Opsquill?" after "what does Wrenchley
 * cost?" is "what does Opsquill cost?". The thread is read from its start, so that each follow-up builds on the one
 * before it.
 */
export function standaloneQuestion({ text, history }: Pick<Question, 'text' | 'history'>): string {
  const topic = history.reduce<Topic | null>((before, said, at) => {
    if (said.from !== 'asker' || readTalk(said.text) !== null) return before;
    const about = answerAfter(history, at)?.about ?? [];
    return { question: resolve(said.text, before), about: about.length > 0 ? about : (before?.about ?? []) };
  }, null);
  return resolve(text, topic);
}

function answerAfter(history: readonly Utterance[], at: number): Utterance | undefined {
  return history.slice(at + 1).find(({ from }) => from !== 'other_person');
}

function resolve(text: string, topic: Topic | null): string {
  const followUp = topic === null ? null : readFollowUp(text);
  if (topic === null || followUp === null) return text;
  const before = topic.question.replace(END, '');
  switch (followUp.form) {
    case 'instead': {
      const old = subjectOf(topic);
      const swapped = old === null ? null : replaceWord(before, old, followUp.of);
      return `${swapped ?? `${before} ${followUp.of}`}?`;
    }
    case 'points':
      return followUp.fill(subjectOf(topic) ?? titleOf(topic) ?? contentOf(before));
    case 'adds':
      return `${text.replace(END, '')} ${withoutKnown(contentOf(before), text)}?`;
  }
}

/** What a question is about by name: a word of it that is written like one, or stands so in a title that answers it. */
function subjectOf({ question, about }: Topic): string | null {
  const words = new Map(contentWords(question).map((word) => [fold(word), word]));
  for (const title of about) {
    const named = title
      .split(/[^\p{L}\p{M}\p{N}'’&.-]+/u)
      .find((word, at) => at > 0 && /^\p{Lu}/u.test(word) && words.has(fold(word)));
    if (named !== undefined) return named;
  }
  const names = readNames(question).filter((name) => !isCommonWord(name.toLowerCase()));
  return names.length === 0 ? null : namesInARow(question, names);
}

/** "Brightwater Logistics" is one name, though its words are told one by one. */
function namesInARow(question: string, names: readonly string[]): string {
  const row = names.reduce(
    (known, name) => (question.includes(`${known} ${name}`) ? `${known} ${name}` : known),
    names[0]!,
  );
  return row;
}

/** The title that the question before shares most words with. */
function titleOf({ question, about }: Topic): string | null {
  const asked = new Set(contentWords(question).map(fold));
  const shared = (title: string) => contentWords(title).filter((word) => asked.has(fold(word))).length;
  const [best] = [...about].sort((one, other) => shared(other) - shared(one));
  return best === undefined || shared(best) === 0 ? null : best;
}

function contentOf(question: string): string {
  const words = contentWords(question).filter((word) => !isQuestionFiller(fold(word)));
  return [...new Set(words)].slice(0, MAX_TOPIC_WORDS).join(' ');
}

function withoutKnown(words: string, text: string): string {
  const known = new Set(contentWords(text).map(fold));
  return words
    .split(' ')
    .filter((word) => !known.has(fold(word)))
    .join(' ');
}

function replaceWord(text: string, old: string, next: string): string | null {
  const at = fold(text).indexOf(fold(old));
  if (at < 0 || fold(text).length !== text.length) return null;
  return `${text.slice(0, at)}${next}${text.slice(at + old.length)}`;
}
