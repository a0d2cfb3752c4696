import type { AskDocument } from '../../src/cli/ask-from-terminal.ts';
import type { Pattern } from './pattern.ts';
import type { EverydayLine } from './read-everyday.ts';
import { missingFrom, plainText } from './says.ts';

/** What a reply is worth; `odd`: it asked back needlessly, failed, or answered something else. */
export type Verdict = 'right' | 'half' | 'unhelpful' | 'wrong' | 'odd';

/** A reply as it is judged. */
export type JudgedReply = Pick<
  AskDocument,
  'outcome' | 'text' | 'notes' | 'choices' | 'suggestions' | 'citations'
>;

/** A verdict with its reason; `buried`: right, but long, or said only after much else. */
export interface Judgment {
  verdict: Verdict;
  why: string;
  buried: boolean;
}

/** A refusal that leads somewhere shows three articles with a short passage each; more is a dump. */
const MOST_WORDS = 220;
/** "That is not recorded" is an answer where it is this short. */
const MOST_PLAIN_NO = 60;
const MOST_ANSWER_WORDS = 120;
const MOST_BEFORE = 60;

/** Judges a reply by what its line allows, wants said and forbids. */
export function judgeReply(line: EverydayLine, reply: JudgedReply): Judgment {
  const text = plainText([reply.text, ...reply.notes].join('\n'));
  const choices = reply.choices.map(({ label, question }) => `${label} ${question}`).join('\n');
  const titles = reply.citations.flatMap(({ title, url = '' }) => [title, url]);
  const shown = plainText([text, choices, ...reply.suggestions, ...titles].join('\n'));
  const forbidden =
    line.must_not.find(({ regex }) => regex.test(text)) ??
    line.must_not_shown.find(({ regex }) => regex.test(shown));
  if (forbidden !== undefined) return judged('wrong', `says ${forbidden.source}`);
  const said = { text, choices: plainText(choices), shown };
  switch (reply.outcome) {
    case 'answered':
      return judgeAnswer(line, reply, text);
    case 'clarified':
      return judgeQuestionBack(line, said);
    case 'refused':
      return judgeRefusal(line, said, countWords(reply.text));
    default:
      return judged(allows(line, reply.outcome) ? 'right' : 'odd', reply.outcome);
  }
}

function judgeAnswer(line: EverydayLine, reply: JudgedReply, text: string): Judgment {
  const missing = missingFrom(text, line.must);
  if (missing.length === 0 && (line.must.length > 0 || allows(line, 'answered')))
    return { verdict: 'right', why: 'says it', buried: isBuried(line, plainText(reply.text)) };
  if (line.must.length === 0) return judged('wrong', 'answers what has no answer');
  if (reply.citations.length === 0) return judged('odd', 'answers past the question');
  return judged(
    'wrong',
    `misses ${missing.length} of ${line.must.length}: ${missing.map(sourcesOf).join(' & ')}`,
  );
}

function judgeQuestionBack(line: EverydayLine, said: { text: string; choices: string }): Judgment {
  if (!allows(line, 'clarified')) return judged('odd', 'asks back needlessly');
  const lacks = missingFrom(`${said.text}\n${said.choices}`, line.clarify).length > 0;
  return lacks ? judged('odd', 'asks back for something else') : judged('right', 'asks back');
}

/** One that leads to the answer, or names its article, is half of it. */
function judgeRefusal(line: EverydayLine, said: { text: string; shown: string }, words: number): Judgment {
  if (allows(line, 'refused') && missingFrom(said.text, line.refused_must).length === 0)
    return words <= MOST_WORDS ? judged('right', 'refuses') : judged('odd', 'refuses at length');
  const telling = line.must.map((group) => group.filter((one) => !one.saysNothingFound));
  if (line.must.length > 0 && missingFrom(said.text, telling).length === 0) {
    const mayBeNo = line.must.every((group) => group.some((one) => one.saysNothingFound));
    if (mayBeNo && words <= MOST_PLAIN_NO) return judged('right', 'says that it is not there');
    return leading('shows it', words);
  }
  const { article } = line;
  // A whole title may be meant, which stands in a line of its own.
  const places = [said.shown, ...said.shown.split('\n')];
  const names = line.helpful_refusal && places.some((place) => article?.regex.test(place));
  return names ? leading('names the article', words) : judged('unhelpful', 'refuses');
}

function leading(what: string, words: number): Judgment {
  return words <= MOST_WORDS ? judged('half', what) : judged('unhelpful', `${what} among much else`);
}

function isBuried(line: EverydayLine, text: string): boolean {
  const [first] = line.must;
  if (first === undefined) return false;
  const places = first.map(({ regex }) => text.search(regex)).filter((at) => at >= 0);
  const before = places.length === 0 ? 0 : countWords(text.slice(0, Math.min(...places)));
  return countWords(text) > MOST_ANSWER_WORDS || before > MOST_BEFORE;
}

function judged(verdict: Verdict, why: string): Judgment {
  return { verdict, why, buried: false };
}

function allows(line: EverydayLine, outcome: string): boolean {
  return (line.outcomes as string[]).includes(outcome);
}

function sourcesOf(group: readonly Pattern[]): string {
  return group.map(({ source }) => source).join(' | ');
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
