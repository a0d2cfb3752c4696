import type { AccountFile } from '../accounts/account-records.ts';
import type { Agent } from '../agents/define-agent.ts';
import { kindOfEvidence } from '../core/citation.ts';
import type { Language } from '../core/language.ts';
import { inLanguage } from '../core/local-text.ts';
import type { Channel } from '../core/person.ts';
import type { ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { formatAccount } from './account-context.ts';
import type { Sources } from './number-sources.ts';
import type { Transcript, TranscriptLine } from './read-transcript.ts';

/** What a summary is made of; all of it was read for those who will see it. */
export interface SummaryContext {
  /** Where it was asked; null where that is not known. */
  channel: Channel | null;
  transcript: Transcript;
  /** Of what the turn looked at. */
  seen: { id: string; title: string }[];
  account: AccountFile | null;
}

const MAX_QUOTE = 700;
const MAX_TITLES = 8;

/** For whom the summary is written, and what was made of the question. */
export interface SummaryWording {
  language: Language;
  /** Whose job the question was; undefined: a rule ended it. */
  agent: Agent | undefined;
}

/** Tells leads what they take over beside the question itself: where, the conversation, what was tried, the account. */
export function composeSummary(
  wording: SummaryWording,
  context: SummaryContext,
  sources: Sources,
): ReplyPart[] {
  return [
    { type: 'text', text: formatPlace(wording, context.channel) },
    ...formatConversation(wording, context.transcript.said, sources),
    ...formatTried(wording, context.seen, sources),
    ...(context.account === null ? [] : [formatAccount(context.account, wording.language, sources)]),
  ];
}

/** The name of a private place is for those who are in it. */
function formatPlace({ language }: SummaryWording, channel: Channel | null): string {
  return channel?.kind === 'public'
    ? t(language, 'turn.handoff.place.public', { place: `#${channel.name}` })
    : t(language, 'turn.handoff.place.private');
}

function formatConversation(
  { language }: SummaryWording,
  said: TranscriptLine[],
  sources: Sources,
): ReplyPart[] {
  if (said.length === 0) return [];
  return [
    { type: 'heading', text: t(language, 'turn.handoff.conversation') },
    ...said.map(
      ({ author, text, citations }): ReplyPart => ({
        type: 'quote',
        author: author ?? t(language, 'turn.handoff.bot'),
        // What a person typed as a mark refers to nothing of ours.
        text: shorten(author === null ? sources.remark(text.replaceAll('**', ''), citations) : text),
      }),
    ),
  ];
}

function formatTried(
  { language, agent }: SummaryWording,
  seen: SummaryContext['seen'],
  sources: Sources,
): ReplyPart[] {
  const route =
    agent === undefined
      ? t(language, 'turn.handoff.route.none')
      : t(language, 'turn.handoff.route', { what: inLanguage(agent.offers, language) });
  const read = t(language, 'turn.handoff.looked_at', { count: seen.length });
  const titles = seen.filter(({ title }, at) => seen.findIndex((one) => one.title === title) === at);
  const items = titles.slice(0, MAX_TITLES).map(({ id, title }) => {
    return `${title} ${sources.mark({ kind: kindOfEvidence(id), id, title, quote: '' })}`;
  });
  return [
    { type: 'heading', text: t(language, 'turn.handoff.tried') },
    { type: 'text', text: agent === undefined && seen.length === 0 ? route : `${route} ${read}` },
    ...(items.length === 0 ? [] : [{ type: 'list' as const, ordered: false, items }]),
  ];
}

function shorten(text: string): string {
  return text.length <= MAX_QUOTE ? text : `${text.slice(0, MAX_QUOTE - 1).trimEnd()}…`;
}
