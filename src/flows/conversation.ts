import type { Evidence } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import type { LookedAt, Question } from '../core/question.ts';
import type { ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { isQuestion } from '../text/is-question.ts';
import { type ConversationWish, readConversationWish } from '../text/read-pointing.ts';
import { defineFlow, type Flow } from './define-flow.ts';

interface Said {
  id: string;
  author: string;
  text: string;
  from: 'asker' | 'other_person' | 'bot';
}

const LEAD =
  'What was said in this conversation that answers the question: what it is about, what was decided and by whom, what is still open and who has to do it. Only what messages say, with the name of who said it; nothing about how people said it.';
/** So many messages are shown in their own words: how it began, and what was said last. */
const MAX_SHOWN = 5;
const MAX_QUOTE = 400;

/**
 * The flow for what was said in the conversation that somebody looks at or is in. A script cannot sum up: it shows how the
 * conversation began and what was said last, and leaves the sentences to a model's lead.
 */
export const conversation: Flow = defineFlow<ConversationWish>({
  name: 'conversation',
  agent: 'general',
  tools: ['read_conversation'],
  lead: LEAD,
  needsLead: true,
  match: (question) => {
    const wish = readConversationWish(question.text);
    if (wish === null || goesOnWithAnswer(question)) return null;
    return { confidence: 0.96, reason: `what was said in a conversation: ${wish}`, input: wish };
  },
  run: async (_match, { question, call }) => {
    const { language, lookedAt } = question;
    const place = placeOf(lookedAt);
    if (place === null) {
      const text = t(
        language,
        `flow.conversation.${lookedAt?.kind === undefined ? 'nowhere' : unread(lookedAt)}`,
      );
      return { type: 'refused', reason: 'unsupported', text, evidence: [] };
    }
    const { channelId, threadTs, name } = place;
    const { value, evidence } = await call('read_conversation', {
      channelId,
      ...(threadTs === undefined ? {} : { threadTs }),
    });
    const { said } = value as { said: Said[] };
    const others = said.filter(({ text }) => readConversationWish(text) === null);
    if (others.length === 0) {
      const text = t(language, 'flow.conversation.empty', { place: name });
      return { type: 'refused', reason: 'unsupported', text, evidence: [] };
    }
    return draftSaid(question, { said: others, evidence, place });
  },
});

type ReadPlace = Extract<LookedAt, { channelId: unknown }>;

function placeOf(lookedAt: LookedAt | undefined): ReadPlace | null {
  return lookedAt !== undefined && 'channelId' in lookedAt ? lookedAt : null;
}

function unread({ kind }: LookedAt): 'closed' | 'canvas' | 'list' {
  return kind === 'canvas' || kind === 'list' ? kind : 'closed';
}

/** "What was decided?" after an answer of ours, with no place in view, asks about that answer. */
function goesOnWithAnswer({ lookedAt, history }: Question): boolean {
  return lookedAt === undefined && history.some(({ from }) => from === 'bot');
}

function draftSaid(
  { language }: Question,
  { said, evidence, place }: { said: Said[]; evidence: Evidence[]; place: ReadPlace },
): Draft {
  const shown = said.length <= MAX_SHOWN ? said : [said[0]!, ...said.slice(1 - MAX_SHOWN)];
  const quotes = shown.flatMap(({ id, text }) => {
    const found = evidence.find((one) => one.id.endsWith(`:${id}`));
    return found === undefined ? [] : [{ n: found.n, text }];
  });
  const marks = quotes.map(({ n }) => `[${n}]`);
  const intro = t(
    language,
    place.kind === 'thread' ? 'flow.conversation.thread' : 'flow.conversation.channel',
    {
      place: place.name,
    },
  );
  const open = openQuestion(said);
  return {
    type: 'answer',
    parts: [
      { type: 'text', text: `${intro} ${marks.join('')}` },
      ...inTurns(shown).map(
        ({ author, text }): ReplyPart => ({
          type: 'quote',
          author: author || t(language, 'turn.handoff.bot'),
          text,
        }),
      ),
    ],
    evidence,
    quotes,
    suggestions: open === undefined ? [] : [open.text],
  };
}

/** What one person says in several messages in a row stands together. */
function inTurns(said: readonly Said[]): Pick<Said, 'author' | 'text'>[] {
  const turns: { author: string; text: string }[] = [];
  for (const { author, text } of said) {
    const last = turns.at(-1);
    if (last?.author === author) last.text = `${last.text}\n${shorten(text)}`;
    else turns.push({ author, text: shorten(text) });
  }
  return turns;
}

/** A question after which nobody else spoke. */
function openQuestion(said: readonly Said[]): Said | undefined {
  const last = said.at(-1);
  if (last === undefined || last.from === 'bot') return undefined;
  const tail = said.slice(said.findLastIndex(({ author }) => author !== last.author) + 1);
  return tail.findLast(({ text }) => isQuestion(text));
}

function shorten(text: string): string {
  return text.length <= MAX_QUOTE ? text : `${text.slice(0, MAX_QUOTE - 1).trimEnd()}…`;
}
