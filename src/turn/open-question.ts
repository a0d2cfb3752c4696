import type { Audience } from '../core/audience.ts';
import { LANGUAGES, type Language } from '../core/language.ts';
import type { Question } from '../core/question.ts';
import { questionLanguage } from '../text/question-language.ts';
import { readRequestedLanguage } from '../text/read-requested-language.ts';
import { readRequestedAction } from '../text/requested-actions/read-requested-action.ts';
import { dropLanguageRequest } from './drop-language-request.ts';
import { readHistory } from './read-history.ts';
import { readMeaning } from './read-meaning.ts';
import type { TurnStart } from './read-start.ts';
import { runStep, type TurnRun } from './run-step.ts';

/** Step 1: the question with who asks, what was said before, and in which language to answer. */
export async function openQuestion(
  run: TurnRun,
  audience: Audience,
  { thread }: Pick<TurnStart, 'thread'>,
): Promise<Question> {
  const { deps, turn } = run;
  const asker = turn.askerId === null ? null : await deps.directory.person(turn.teamId, turn.askerId);
  const opened = await runStep(run, 'open', async () => {
    const history = await readHistory(deps.database, turn, { audience, thread });
    const { text, ...meant } = await readMeaning(run, { audience, history });
    const earlier = history.filter(({ from }) => from === 'asker').map((said) => said.text);
    return {
      ...dropLanguageRequest({ text, history }),
      meant,
      language: chooseLanguage(text, asker?.preferences?.language, asker?.locale, earlier),
      now: deps.clock.now().toISOString(),
    };
  });
  return {
    text: opened.text,
    asker,
    audience,
    timeZone: asker?.timeZone ?? 'UTC',
    history: opened.history,
    language: opened.language,
    now: new Date(opened.now),
    ...opened.meant,
  };
}

/**
 * The language that the question asks for, else the one that the person chose, else the question's own, else that of what they
 * said before or asked for then, else that of their settings, else English.
 * @param earlier what they said in the thread, oldest first: "in pounds?" is in no language of its own
 */
export function chooseLanguage(
  text: string,
  preferred: string | undefined,
  locale: string | undefined,
  earlier: readonly string[] = [],
): Language {
  const wanted = readRequestedLanguage(text)?.language;
  if (wanted !== undefined) return wanted;
  const detected = [...earlier, text]
    .reverse()
    .map(languageOfSaid)
    .find((language) => language !== null);
  // "Create a case for Asterhof" has too few words of grammar to tell by, and yet is no French.
  const asked = detected ?? readRequestedAction(text)?.language ?? undefined;
  // Who asks in a language that we do not speak is answered in English rather than in one that nobody used.
  const spoken = asked === undefined || isLanguage(asked) ? asked : 'en';
  return [preferred, spoken, locale?.slice(0, 2)].find(isLanguage) ?? 'en';
}

/** "And for 500 seats?" after "answer in German" goes on in German; a whole sentence of English does not. */
function languageOfSaid(text: string): string | null {
  const wanted = readRequestedLanguage(text)?.language;
  if (wanted !== undefined) return wanted;
  const { language, sure } = questionLanguage(text);
  return sure ? language : null;
}

function isLanguage(code: string | undefined): code is Language {
  return LANGUAGES.some((language) => language === code);
}
