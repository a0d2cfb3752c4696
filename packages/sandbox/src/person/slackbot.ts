import { postMessage } from '../post-message.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Channel, Message } from '../workspace.ts';

/** Who mentions a bot that is not in the channel is told so, and the bot hears nothing. */
export function notifyBotAbsent(ctx: SandboxContext, channel: Channel, message: Message): void {
  const { botUserId } = ctx.credentials;
  if (channel.members.includes(botUserId) || !message.text.includes(`<@${botUserId}>`)) return;
  const name = ctx.workspace.bot.realName;
  postMessage(ctx, channel, {
    user: 'USLACKBOT',
    subtype: 'bot_not_in_channel',
    text: `${name} is not in this channel and did not see your message. Invite it to ask again.`,
    onlyFor: message.user,
    ...(message.threadTs && { threadTs: message.threadTs }),
  });
}
