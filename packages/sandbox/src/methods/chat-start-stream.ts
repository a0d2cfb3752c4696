import { z } from 'zod';
import { maybeText, text } from '../api/arguments.ts';
import { threadParent, writableChannel } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { readChunks, streamArguments } from '../api/stream-arguments.ts';
import { homeTeam } from '../organization.ts';
import { growStream, startStream } from '../run-streams.ts';

/** https://docs.slack.dev/reference/methods/chat.startStream */
export const chatStartStream = defineMethod({
  name: 'chat.startStream',
  scope: 'chat:write',
  args: z.object({
    ...streamArguments,
    channel: text,
    thread_ts: text,
    recipient_user_id: maybeText,
    recipient_team_id: maybeText,
    task_display_mode: z.enum(['timeline', 'plan']).optional(),
    username: maybeText,
  }),
  handle: (ctx, args) => {
    const channel = writableChannel(ctx, args.channel);
    const parent = threadParent(ctx, channel, args.thread_ts);
    if (channel.kind !== 'dm' && !args.recipient_user_id) throw new SlackError('missing_recipient_user_id');
    if (channel.kind !== 'dm' && !args.recipient_team_id) throw new SlackError('missing_recipient_team_id');
    const recipient = ctx.workspace.people.get(args.recipient_user_id ?? '');
    if (args.recipient_user_id && !recipient) throw new SlackError('user_not_found');
    // Slack names no code for a person who is not of that workspace.
    if (recipient && args.recipient_team_id && args.recipient_team_id !== homeTeam(ctx, recipient))
      throw new SlackError('invalid_arguments');
    const chunks = readChunks(args);
    const message = startStream(ctx, channel, {
      threadTs: parent.ts,
      mode: args.task_display_mode ?? 'timeline',
      recipient: args.recipient_user_id,
      username: args.username,
    });
    growStream(ctx, message, chunks);
    return { channel: channel.id, ts: message.ts };
  },
});
