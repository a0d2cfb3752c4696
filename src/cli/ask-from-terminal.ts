import type { App } from '../app.ts';
import type { ChannelId, MessageTs, PersonId, TeamId } from '../core/ids.ts';
import { type Level, levelOf } from '../core/outcome.ts';
import type { Reply } from '../core/reply.ts';
import type { ReplyChannel } from '../core/reply-channel.ts';
import { recordMessage } from '../store/messages.ts';
import { createStoredDirectory } from '../store/stored-directory.ts';
import type { Turns } from '../turn/create-turns.ts';
import { renderText } from './render-text.ts';

/** A question at the terminal. */
export interface TerminalQuestion {
  teamId: TeamId;
  channelId: ChannelId;
  askerId: PersonId | null;
  threadTs?: MessageTs;
  text: string;
  command?: 'brief';
}

/** What `ask --json` prints; other programs rely on it. */
export interface AskDocument {
  outcome: string;
  reason?: string;
  /** How sure it is, of an answer or a question that was looked up. */
  level?: Level;
  agent: string;
  text: string;
  citations: { n: number; kind: string; title: string; url?: string; quote: string; id: string }[];
  choices: { label: string; question: string }[];
  suggestions: string[];
  notes: string[];
  /** There: asked for the person alone (`--in dm`), the answer would rest on more. */
  fuller?: true;
  threadId: string;
  receiptId: string;
  steps: { name: string; ms: number }[];
  usage: { inputTokens: number; outputTokens: number; costUsd: number };
}

/** An answer at the terminal. */
export interface TerminalAnswer {
  document: AskDocument;
  reply: Reply;
}

/** Opens turns for a terminal: replies come back to the caller, and who is who is as last stored. */
export function openTerminalTurns(app: App): Promise<Turns> {
  return app.openTurns({
    surface: 'cli',
    replyChannel: silentChannel,
    directory: createStoredDirectory(app.database),
  });
}

/** Asks one question and closes again. */
export async function askFromTerminal(app: App, question: TerminalQuestion): Promise<TerminalAnswer> {
  const turns = await openTerminalTurns(app);
  try {
    return await askTurns(app, turns, question);
  } finally {
    await turns.close();
  }
}

/** Asks one question of turns that stay open. */
export async function askTurns(app: App, turns: Turns, question: TerminalQuestion): Promise<TerminalAnswer> {
  const ts = newTs();
  const threadTs = question.threadTs ?? ts;
  const { teamId, channelId, askerId, text } = question;
  await recordMessage(app.database, {
    teamId,
    channelId,
    ts,
    threadTs,
    authorId: askerId ?? ('' as PersonId),
    authorKind: 'person',
    text,
  });
  const result = await turns.ask({
    teamId,
    channelId,
    ts,
    threadTs,
    askerId,
    text,
    origin: 'cli',
    ...(question.command === undefined ? {} : { command: question.command }),
  });
  const said = renderText(result.reply);
  await recordMessage(app.database, {
    teamId,
    channelId,
    ts: newTs(),
    threadTs,
    authorId: 'self' as PersonId,
    authorKind: 'self',
    text: said,
    // A later turn can tell by it who may be told this again.
    turnId: result.turnId,
  });
  const { receipt, reply } = result;
  const level = levelOf(result.outcome, receipt.reason ?? null);
  const document: AskDocument = {
    outcome: result.outcome,
    ...(receipt.reason === undefined ? {} : { reason: receipt.reason }),
    ...(level === null ? {} : { level }),
    agent: receipt.agent,
    text: said,
    citations: reply.citations.map(({ restsOn: _restsOn, ...citation }) => citation),
    choices: reply.choices,
    suggestions: reply.suggestions,
    notes: reply.notes,
    ...(result.fuller ? { fuller: true as const } : {}),
    threadId: threadTs,
    receiptId: result.turnId,
    steps: receipt.steps.map(({ name, ms }) => ({ name, ms })),
    usage: receipt.usage,
  };
  return { document, reply };
}

let lastMicros = 0;

/** A message id like the chat platform's: seconds and microseconds, increasing within the process. */
function newTs(): MessageTs {
  lastMicros = Math.max(lastMicros + 1, Date.now() * 1000 + Math.floor(Math.random() * 1000));
  return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}` as MessageTs;
}

/** The terminal reads the reply from the turn's result; nothing is posted anywhere. */
const silentChannel: ReplyChannel = {
  signal: () => Promise.resolve(),
  append: () => Promise.resolve(null),
  deliver: (delivery) => Promise.resolve({ channelId: delivery.address.channelId, ts: newTs() }),
  find: () => Promise.resolve(null),
};
