import { threadKey } from '../channel-access.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { AgentSession } from '../workspace.ts';
import { SlackError } from './define-method.ts';

const statuses: readonly string[] = ['active', 'processing', 'suspended', 'closed'];

/** A session's status: https://docs.slack.dev/reference/methods/agents.sessions.setStatus */
export function readSessionStatus(value: string): AgentSession['status'] {
  if (!statuses.includes(value)) throw new SlackError('invalid_status');
  return value as AgentSession['status'];
}

/** Sets a session's status, opening the session if it is new; the title counts only then. */
export function setSession(
  ctx: SandboxContext,
  change: {
    channel: string;
    threadTs: string | undefined;
    status?: AgentSession['status'];
    title?: string | undefined;
  },
): AgentSession {
  const thread = threadKey(change.channel, change.threadTs);
  const known = ctx.workspace.sessions.get(thread);
  const session: AgentSession = {
    status: change.status ?? known?.status ?? 'active',
    title: known?.title ?? change.title ?? '',
  };
  ctx.commit({ type: 'session', thread, session });
  ctx.live.publish({ type: 'status', channel: change.channel, thread_ts: change.threadTs });
  return session;
}

/** Gives a session another title, opening the session if it is new. */
export function renameSession(
  ctx: SandboxContext,
  { channel, threadTs, title }: { channel: string; threadTs: string | undefined; title: string },
): AgentSession {
  const thread = threadKey(channel, threadTs);
  const session: AgentSession = { status: ctx.workspace.sessions.get(thread)?.status ?? 'active', title };
  ctx.commit({ type: 'session', thread, session });
  ctx.live.publish({ type: 'status', channel, thread_ts: threadTs });
  return session;
}
