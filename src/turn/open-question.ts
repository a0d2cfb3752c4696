import type { Audience } from '../core/audience.ts';
import { LANGUAGES, type Language } from '../core/language.ts';
import type { Question } from '../core/question.ts';
import { readPerson } from '../store/directory.ts';
import { detectLanguage } from '../text/detect-language.ts';
import { readConversation } from './conversation.ts';
import { runStep, type TurnRun } from './run-step.ts';

/** Below this a detected language is a guess, and the asker's own settings are the better one. */
const SURE = 0.6;

/** Step 1: the question with who asks, what was said before, and in which language to answer. */
export async function openQuestion(run: TurnRun, audience: Audience): Promise<Question> {
  const { deps, turn } = run;
  const asker = turn.askerId === null ? null : await deps.directory.person(turn.teamId, turn.askerId);
  const opened = await runStep(run, 'open', async () => {
    const stored = turn.askerId === null ? null : await readPerson(deps.database, turn.teamId, turn.askerId);
    return {
      history: await readConversation(deps.database, turn, audience),
      language: chooseLanguage(turn.question, stored?.preferences.language, asker?.locale),
      now: deps.clock.now().toISOString(),
    };
  });
  return {
    text: turn.question,
    asker,
    audience,
    timeZone: asker?.timeZone ?? 'UTC',
    history: opened.history,
    language: opened.language,
    now: new Date(opened.now),
  };
}

/** The language that the person chose, else the question's own, else that of their settings, else English. */
export function chooseLanguage(
  text: string,
  preferred: string | undefined,
  locale: string | undefined,
): Language {
  const detected = detectLanguage(text);
  const candidates = [
    preferred,
    detected.confidence >= SURE ? detected.language : undefined,
    locale?.slice(0, 2),
  ];
  return candidates.find(isLanguage) ?? 'en';
}

function isLanguage(code: string | undefined): code is Language {
  return LANGUAGES.some((language) => language === code);
}
