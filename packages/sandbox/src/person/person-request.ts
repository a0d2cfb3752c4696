import type { Context } from 'hono';
import type { z } from 'zod';
import { messagesOf } from '../apply-change.ts';
import { canSeeMessage, findPerson, findVisibleChannel, visibleChannels } from '../channel-access.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Channel, Message, Person } from '../workspace.ts';
import { PersonError } from './person-error.ts';

/** The person that a request acts as. */
export function readPerson(ctx: SandboxContext, c: Context): Person {
  const name = c.req.param('user') ?? '';
  const person = findPerson(ctx.workspace, name);
  if (person) return person;
  const names = [...ctx.workspace.people.values()].map((one) => one.name).join(', ');
  throw new PersonError(404, 'user_not_found', `There is no person ${quote(name)}. There are: ${names}.`);
}

/** A channel on the person's screen. */
export function readChannel(ctx: SandboxContext, person: Person, name: string): Channel {
  const channel = findVisibleChannel(ctx.workspace, person, name);
  if (channel) return channel;
  const names = visibleChannels(ctx.workspace, person).map((one) =>
    one.kind === 'dm' ? 'dm' : `#${one.name}`,
  );
  throw new PersonError(
    404,
    'channel_not_found',
    `${person.name} has no channel ${quote(name)}. There are: ${names.join(', ')}.`,
  );
}

/** A channel that the person has joined. */
export function readJoinedChannel(ctx: SandboxContext, person: Person, name: string): Channel {
  const channel = readChannel(ctx, person, name);
  if (channel.members.includes(person.id)) return channel;
  throw new PersonError(403, 'not_in_channel', `${person.name} must join #${channel.name} first.`);
}

/** A message on the person's screen. */
export function readMessage(
  ctx: SandboxContext,
  person: Person,
  { channel, ts }: { channel: Channel; ts: string },
): Message {
  const message = messagesOf(ctx.workspace, channel.id).get(ts);
  if (message && !message.deleted && canSeeMessage(person, message)) return message;
  throw new PersonError(404, 'message_not_found', 'There is no such message in that channel.');
}

/** The checked JSON body of a request. */
export async function readJsonBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    throw new PersonError(400, 'invalid_json', 'The body is not JSON.');
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new PersonError(400, 'invalid_arguments', faults.join('; '));
}

function quote(name: string): string {
  return `"${name.slice(0, 80)}"`;
}
