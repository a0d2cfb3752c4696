import type { Question } from '../core/question.ts';
import { contentWords, coverage, readVocabulary } from '../text/content-words.ts';
import { fold } from '../text/fold.ts';
import { questionLanguage } from '../text/question-language.ts';
import { readFigures } from '../text/read-figures.ts';
import { readNames } from '../text/read-names.ts';
import type { Agent } from './define-agent.ts';

/** A model's reading of a question, as far as code could confirm it. */
export interface Understanding {
  /** The name of an agent that there is; null: what it named is none. */
  agent: string | null;
  /** The question by itself; null: it says what the conversation does not. */
  question: string | null;
  /** What to look for besides. */
  searches: string[];
}

const MOST_SEARCHES = 3;
const LONGEST_SEARCH = 200;
const LONGEST_QUESTION = 600;
/** A question that shares less with the conversation is another one. */
const SHARED_FROM = 0.5;

/**
 * Holds what a model understood against the conversation: an agent must exist, the entities and figures of its question must
 * have been said, and a search must not bring figures of its own. What fails is left out, and what it was is reported.
 */
export function checkUnderstanding(
  said: { agent: string; question: string; searches: readonly string[] },
  { question, agents }: { question: Question; agents: readonly Agent[] },
): { understanding: Understanding; faults: string[] } {
  const conversation = [
    question.text,
    ...question.history.flatMap(({ text, about = [] }) => [text, ...about]),
  ].join('\n');
  const faults: string[] = [];
  const agent = agents.find(({ name }) => name === said.agent.trim())?.name ?? null;
  if (agent === null) faults.push('it names an agent that there is not');
  const fault = faultOfQuestion(said.question, { question, conversation });
  if (fault !== null) faults.push(fault);
  const searches = [...new Set(said.searches.map((one) => one.replace(/\s+/g, ' ').trim()))].filter(
    (one) => one !== '' && one.length <= LONGEST_SEARCH && newFigures(one, conversation).length === 0,
  );
  if (searches.length < Math.min(said.searches.length, MOST_SEARCHES))
    faults.push('a search was too long or brings figures of its own');
  const understanding = {
    agent,
    question: fault === null ? said.question.trim() : null,
    searches: searches.slice(0, MOST_SEARCHES),
  };
  return { understanding, faults };
}

function faultOfQuestion(
  said: string,
  { question, conversation }: { question: Question; conversation: string },
): string | null {
  const text = said.trim();
  if (text === '' || text.length > Math.max(LONGEST_QUESTION, question.text.length))
    return 'its question is empty or too long';
  if (newFigures(text, conversation).length > 0) return 'its question has figures that nobody said';
  const known = fold(conversation);
  if (readNames(text).some((name) => !known.includes(fold(name))))
    return 'its question has names that nobody said';
  const [own, theirs] = [questionLanguage(text), questionLanguage(question.text)];
  const isTranslated = own.sure && theirs.sure && own.language !== theirs.language;
  if (!isTranslated && coverage(contentWords(text), readVocabulary(conversation)) < SHARED_FROM)
    return 'its question is about something else';
  return null;
}

/** Figures of a text that are not said in another, however they are written. */
function newFigures(text: string, conversation: string): string[] {
  const known = new Set(readFigures(conversation).flatMap(({ values }) => values));
  return readFigures(text)
    .filter(({ values }) => !values.some((value) => known.has(value)))
    .map((figure) => figure.text);
}
