import { foldCase } from '../text/fold.ts';

/** A question of an answer set; `expected` null: nothing in the articles answers it. */
export interface AnswerCase {
  split: 'dev' | 'held-out' | 'sealed';
  question: string;
  /** Any of these, in the quoted text, is the answer; upper and lower case alike. */
  expected: string[] | null;
  /** Path of a page that holds the answer. */
  page: string | null;
}

/** What was said: null when the question was not answered. */
export type GivenAnswer = { text: string; citations: { quote: string; id: string }[] } | null;

/** How a set was answered. */
export interface AnswerScore {
  answerable: number;
  answered: number;
  /** Answered with a citation that holds the expected words. */
  citedAnswer: number;
  unanswerable: number;
  wronglyAnswered: number;
  misses: { question: string; expected: string[] | null; got: string | null }[];
}

/** Asks every question once and counts; the caller decides what asking means. */
export async function scoreAnswers(
  cases: readonly AnswerCase[],
  ask: (question: string) => Promise<GivenAnswer>,
): Promise<AnswerScore> {
  const score: AnswerScore = {
    answerable: 0,
    answered: 0,
    citedAnswer: 0,
    unanswerable: 0,
    wronglyAnswered: 0,
    misses: [],
  };
  for (const each of cases) {
    const answer = await ask(each.question);
    const isRight = each.expected === null ? answer === null : holds(answer, each.expected);
    if (each.expected === null) {
      score.unanswerable += 1;
      if (!isRight) score.wronglyAnswered += 1;
    } else {
      score.answerable += 1;
      if (answer !== null) score.answered += 1;
      if (isRight) score.citedAnswer += 1;
    }
    if (!isRight)
      score.misses.push({ question: each.question, expected: each.expected, got: answer?.text ?? null });
  }
  return score;
}

function holds(answer: GivenAnswer, expected: string[]): boolean {
  return expected.some((words) =>
    answer?.citations.some((citation) => plain(citation.quote).includes(plain(words))),
  );
}

/** Without emphasis and line breaks; punctuation counts, since 1.5 is not 15. */
function plain(text: string): string {
  return foldCase(text).replace(/[*_`]/g, '').replace(/\s+/g, ' ');
}
