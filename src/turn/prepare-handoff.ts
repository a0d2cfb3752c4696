import type { Audience } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import type { Language } from '../core/language.ts';
import { NO_USAGE } from '../core/model.ts';
import type { Channel } from '../core/person.ts';
import type { ReplyAddress } from '../core/reply-channel.ts';
import { readChannelLanguage } from '../handoff/writing.ts';
import { t } from '../messages/t.ts';
import { findAccountOf, namedIn } from './account-context.ts';
import { audienceOf, unionOf } from './audience-of.ts';
import { composeSummary, type SummaryContext } from './compose-summary.ts';
import { formatWithheldNote, type Withheld } from './format-withheld-note.ts';
import type { HandoffNeed, PreparedHandoff } from './handoff-need.ts';
import { isForAskerAlone } from './is-for-asker-alone.ts';
import { numberSources } from './number-sources.ts';
import { mayAllRead, readTranscript, type Transcript } from './read-transcript.ts';
import { addressOf, replyKey, type Turn, type TurnDeps } from './turn.ts';
import { visibleEvidence } from './visible-evidence.ts';
import { writeHandoffDraft } from './write-handoff-draft.ts';

/**
 * Reads and writes everything that a handoff needs, each piece for those who will read it (P2), so that only opening
 * it is left. Null: nobody is there to take the topic.
 */
export async function prepareHandoff(deps: TurnDeps, need: HandoffNeed): Promise<PreparedHandoff | null> {
  const { turn, asker } = need;
  const escalation = await readEscalation(deps, need);
  if (escalation === null) return null;
  const { leads, language } = escalation;
  const place = await audienceOf(deps.directory, deps.database, turn);
  const isOpen = await mayPassOnQuestion(deps, turn, leads);
  const { draft, usage } = isOpen
    ? await writeHandoffDraft(deps, need, unionOf(place, leads))
    : { draft: null, usage: NO_USAGE };
  const { context, hidden } = await readContext(deps, isOpen ? need : { ...need, question: '' }, leads);
  if (!isOpen) context.transcript.withheldOthers = true;
  const person = asker.realName || asker.handle;
  const sources = numberSources();
  const summary = composeSummary(
    { language, agent: deps.agents.find(({ name }) => name === need.agent) },
    context,
    sources,
  );
  const withheld = await findWithheld(deps, need, { leads, hidden, transcript: context.transcript });
  return {
    request: {
      teamId: turn.teamId,
      turnId: turn.id,
      topic: need.topic,
      reason: need.reason,
      askerId: asker.id,
      askerName: person,
      language: need.language,
      account:
        context.account === null
          ? null
          : { id: `account:${context.account.account.id}`, name: context.account.account.name },
      question: isOpen ? need.question : t(language, 'turn.handoff.quoted', { person }),
      place: placeOf(turn, context.channel),
      summary,
      citations: sources.all,
      draft,
    },
    withheld: formatWithheldNote(need, withheld),
    usage,
  };
}

/** A question in another person's words is passed on only to those who could have read them where they were said. */
async function mayPassOnQuestion(deps: TurnDeps, turn: Turn, leads: Audience): Promise<boolean> {
  const { teamId, wordsOf, sourceChannelId: channelId } = turn;
  if (wordsOf === null || wordsOf === turn.askerId) return true;
  return channelId !== null && mayAllRead(deps, { teamId, channelId }, leads);
}

/** What the summary is made of, and which sources the leads may not see. */
async function readContext(
  deps: TurnDeps,
  { turn, question, seen }: HandoffNeed,
  leads: Audience,
): Promise<{ context: SummaryContext; hidden: HandoffNeed['seen'] }> {
  const transcript = await readTranscript(deps, turn, leads);
  const conversation = transcript.said.map(({ text }) => text).join('\n');
  const ids = seen.map(({ id }) => id);
  const visible = await visibleEvidence(deps.database, leads, ids);
  return {
    context: {
      channel: await deps.directory.channel(turn.teamId, turn.channelId),
      transcript,
      seen: seen.filter(({ id }) => visible.has(id)),
      account: await findAccountOf(deps.database, leads, { question, conversation }),
    },
    hidden: seen.filter(({ id }) => !visible.has(id)),
  };
}

/** Who reads the escalation channel, and in which language; null where there is none, or that cannot be told. */
async function readEscalation(
  deps: TurnDeps,
  { turn, topic }: HandoffNeed,
): Promise<{ leads: Audience; language: Language } | null> {
  const { teamId } = turn;
  const channelId = await deps.handoffs.escalationChannel(teamId, topic);
  if (channelId === null) return null;
  try {
    const leads = await audienceOf(deps.directory, deps.database, {
      teamId,
      channelId,
      askerId: null,
      viewerId: null,
    });
    return { leads, language: await readChannelLanguage(deps.database, { teamId, channelId }) };
  } catch (error) {
    if (!(error instanceof BotError) || error.code !== 'forbidden') throw error;
    deps.log.warn(
      { topic, channel: channelId },
      'the escalation channel is not known; nobody can be asked there',
    );
    return null;
  }
}

/**
 * A private question's answers come into the asker's DM: what only one person sees has no thread to talk in. What was
 * asked by no message, such as a command, goes on in the thread of its answer.
 */
function placeOf(turn: Turn, channel: Channel | null): ReplyAddress {
  const { viewer: own, ...open } = addressOf(turn);
  const viewer = isForAskerAlone(turn, turn.outcome) ? turn.askerId! : own;
  if (viewer !== undefined && channel?.kind !== 'direct') return { ...open, viewer, direct: true };
  const { threadTs: _threadTs, ...unthreaded } = open;
  return BY_NO_MESSAGE.has(turn.origin) && turn.threadTs === turn.ts
    ? { ...unthreaded, threadKey: replyKey(turn) }
    : open;
}

const BY_NO_MESSAGE = new Set<Turn['origin']>(['command', 'shortcut', 'button']);

/** What leads do not get, named as far as the asker alone may see it now. */
async function findWithheld(
  deps: TurnDeps,
  { turn, asker, question }: HandoffNeed,
  found: { leads: Audience; hidden: HandoffNeed['seen']; transcript: Transcript },
): Promise<Withheld> {
  const { database } = deps;
  const alone: Audience = { teamId: turn.teamId, everyone: false, people: [asker.id] };
  const own = found.transcript.said.filter(({ byAsker }) => byAsker).map(({ text }) => text);
  const named = await namedIn(database, alone, [question, ...own].join('\n'));
  const ids = named.map(({ id }) => `account:${id}`);
  const forLeads = await visibleEvidence(database, found.leads, ids);
  const forAsker = await visibleEvidence(
    database,
    alone,
    found.hidden.map(({ id }) => id),
  );
  return {
    answers: found.transcript.withheldAnswers,
    others: found.transcript.withheldOthers,
    titles: found.hidden.filter(({ id }) => forAsker.has(id)),
    accounts: [
      ...new Map(
        named
          .map(({ id, name }) => ({ id: `account:${id}`, name }))
          .filter(({ id }) => !forLeads.has(id))
          .map((one) => [one.id, one]),
      ).values(),
    ],
  };
}
