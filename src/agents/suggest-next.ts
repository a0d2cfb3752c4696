import type { Evidence } from '../core/citation.ts';
import type { Question } from '../core/question.ts';
import { citedMarks } from '../guardrails/cited-marks.ts';
import { askAbout } from '../messages/ask-about.ts';
import { contentWords, coverage, readVocabulary } from '../text/content-words.ts';

/** More than are shown: some of them may turn out to have no answer. */
const MAX_SUGGESTIONS = 4;
/** What would address people, hide a link or read differently from what it is, once it is sent as a question. */
const MARKUP = /[<>]|\]\(|:\/\/|[\p{Cc}\p{Cf}]/u;

/**
 * Suggests what to ask next: the articles that were found and not gone into, each as the question that a person would
 * ask about it. Only what the audience may see is ever among the evidence.
 */
export function suggestNext(question: Question, answer: string, evidence: Evidence[]): string[] {
  const passages = evidence.filter((it) => it.kind === 'passage');
  const marks = citedMarks(answer);
  const cited = passages.filter(({ n }) => marks.includes(n));
  const used = new Set(cited.map(articleOf));
  const said = readVocabulary([question.text, answer, ...cited.map(({ title }) => title)].join('\n'));
  const asked = readVocabulary(question.text);
  const related = passages.filter((it) => {
    if (MARKUP.test(it.title)) return false;
    const words = contentWords(it.title);
    const isReadable = it.language === undefined || it.language.slice(0, 2) === question.language;
    return isReadable && !used.has(articleOf(it)) && coverage(words, asked) < 1 && words.some(said.has);
  });
  const byArticle = new Map(related.reverse().map((it) => [articleOf(it), it]));
  const questions = [...byArticle.values()].reverse().map((it) => askAbout(question.language, it));
  const distinct = new Set(questions.filter((it): it is string => it !== null));
  return [...distinct].slice(0, MAX_SUGGESTIONS);
}

function articleOf({ articleId, title }: Evidence): string {
  return articleId ?? title;
}
