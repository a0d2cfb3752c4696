import { z } from 'zod';
import { maybeText, text } from '../api/arguments.ts';
import { joinedChannel, knownPerson, threadParent } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { readSessionStatus, setSession } from '../api/session-arguments.ts';

const maxTitleLength = 200;

/** https://docs.slack.dev/reference/methods/agents.sessions.setStatus */
export const agentsSessionsSetStatus = defineMethod({
  name: 'agents.sessions.setStatus',
  scope: ['assistant:write', 'chat:write'],
  args: z.object({
    channel_id: text,
    status: text,
    thread_ts: maybeText,
    title: maybeText,
    initiator_user_id: maybeText,
  }),
  handle: (ctx, args) => {
    const channel = joinedChannel(ctx, args.channel_id);
    if (!args.thread_ts) throw new SlackError('missing_thread_ts');
    const parent = threadParent(ctx, channel, args.thread_ts);
    if ((args.title ?? '').length > maxTitleLength) throw new SlackError('title_too_long');
    if (args.initiator_user_id) {
      const initiator = knownPerson(ctx, args.initiator_user_id);
      if (!channel.members.includes(initiator.id)) throw new SlackError('user_not_in_channel');
    }
    const status = readSessionStatus(args.status);
    const session = setSession(ctx, { channel: channel.id, threadTs: parent.ts, status, title: args.title });
    return { status: session.status, agent_status: session.status, title: session.title };
  },
});
