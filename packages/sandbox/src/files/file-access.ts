import { canSeeChannel, canSeeMessage } from '../channel-access.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Message, Person, StoredFile } from '../workspace.ts';

/** The messages with which a file was shared and which are still there. */
export function sharesOf(ctx: SandboxContext, file: StoredFile): Message[] {
  return [...ctx.workspace.messages.values()].flatMap((messages) =>
    [...messages.values()].filter((message) => message.files?.includes(file.id)),
  );
}

/** Whether the bot may read a file: its own, and whatever was shared in a channel that it is in. */
export function botMaySee(ctx: SandboxContext, file: StoredFile): boolean {
  const { botUserId } = ctx.credentials;
  if (file.user === botUserId) return true;
  return sharesOf(ctx, file).some((message) =>
    ctx.workspace.channels.get(message.channel)?.members.includes(botUserId),
  );
}

/** Whether a person may read a file: their own, and whatever was shared where they can look. */
export function personMaySee(ctx: SandboxContext, person: Person, file: StoredFile): boolean {
  if (file.user === person.id) return true;
  return sharesOf(ctx, file).some((message) => {
    const channel = ctx.workspace.channels.get(message.channel);
    return channel !== undefined && canSeeChannel(person, channel) && canSeeMessage(person, message);
  });
}
