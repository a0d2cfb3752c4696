import { sql } from 'drizzle-orm';
import { answerTalk } from '../agents/answer-talk.ts';
import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import { t } from '../messages/t.ts';
import { asAudience } from '../store/as-audience.ts';
import type { Talk } from '../text/talk/read-talk.ts';
import { askBack } from './ask-back.ts';
import type { TurnRun } from './run-step.ts';
import { suggestPrompts } from './suggest-prompts.ts';
import { findTurnBefore } from './turn-store.ts';

/** Kinds of talk after which people look for something to ask. */
const LEADS_ON: ReadonlySet<Talk> = new Set(['greeting', 'help', 'knows']);

/** Fewer than an empty conversation shows: something was said already. */
const MAX_STARTERS = 3;

/** Answers small talk and questions about the bot, with what these readers could ask where that helps. */
export async function talkBack(run: TurnRun, question: Question, talk: Talk | 'vague'): Promise<Draft> {
  if (talk === 'vague') return askBack(run, question);
  const draft = talk === 'knows' ? await draftKnown(run, question) : answerTalk(question.language, talk);
  if (draft.type !== 'answer') return draft;
  if (talk === 'complaint') return { ...draft, actions: await offerForm(run, question) };
  if (!LEADS_ON.has(talk)) return draft;
  const { asker, language, audience } = question;
  const prompts = await suggestPrompts(run, { person: asker, language, audience });
  return { ...draft, suggestions: prompts.slice(0, MAX_STARTERS).map(({ message }) => message) };
}

/** How much there is that all readers of the place may see. */
async function draftKnown({ deps }: TurnRun, { audience, language }: Question): Promise<Draft> {
  const [known] = await asAudience(deps.database, audience, (tx) =>
    tx.query<{ articles: number; accounts: number }>(sql`
      select (select count(*)::int from articles) as articles, (select count(*)::int from accounts) as accounts`),
  );
  const text = t(language, 'agent.knows', { articles: known?.articles ?? 0, accounts: known?.accounts ?? 0 });
  return { type: 'answer', parts: [{ type: 'text', text }], evidence: [], suggestions: [] };
}

/** The form that says what was wrong with the answer before; none where nothing was answered. */
async function offerForm({ deps, turn }: TurnRun, { language }: Question) {
  const before = await findTurnBefore(deps.database, turn);
  if (before === null) return [];
  return [{ name: 'complain', label: t(language, 'feedback.say_what'), value: before.id }];
}
