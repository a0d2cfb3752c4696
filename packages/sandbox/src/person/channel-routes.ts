import type { Hono } from 'hono';
import { z } from 'zod';
import { messagesOf } from '../apply-change.ts';
import { addMember, removeMember } from '../change-members.ts';
import { canSeeMessage, findPerson, visibleChannels } from '../channel-access.ts';
import { isReply } from '../message-shape.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Channel, Json, Person } from '../workspace.ts';
import { PersonError } from './person-error.ts';
import { readChannel, readJoinedChannel, readJsonBody, readPerson } from './person-request.ts';

const place = z.object({ channel: z.string() });
const invitation = z.object({ channel: z.string(), user: z.string() });

/** Channels on a person's screen, and coming and going. */
export function serveChannels(app: Hono, ctx: SandboxContext): void {
  app.get('/person/:user/channels', (c) => {
    const person = readPerson(ctx, c);
    return c.json({
      channels: visibleChannels(ctx.workspace, person).map((channel) =>
        toPersonChannel(ctx, person, channel),
      ),
    });
  });

  app.post('/person/:user/join', async (c) => {
    const person = readPerson(ctx, c);
    const channel = readChannel(ctx, person, (await readJsonBody(c, place)).channel);
    if (!channel.members.includes(person.id)) addMember(ctx, channel, person.id);
    return c.json({ ok: true });
  });

  app.post('/person/:user/leave', async (c) => {
    const person = readPerson(ctx, c);
    const channel = readJoinedChannel(ctx, person, (await readJsonBody(c, place)).channel);
    if (channel.kind === 'dm')
      throw new PersonError(400, 'cant_leave_dm', 'A direct conversation cannot be left.');
    removeMember(ctx, channel, person.id);
    return c.json({ ok: true });
  });

  app.post('/person/:user/invite', async (c) => {
    const person = readPerson(ctx, c);
    const body = await readJsonBody(c, invitation);
    const channel = readJoinedChannel(ctx, person, body.channel);
    if (channel.kind === 'dm')
      throw new PersonError(400, 'method_not_supported', 'Nobody can be invited into a DM.');
    const user = readInvited(ctx, body.user);
    if (!channel.members.includes(user)) addMember(ctx, channel, user, person.id);
    return c.json({ ok: true });
  });

  app.post('/person/:user/read', async (c) => {
    const person = readPerson(ctx, c);
    const channel = readChannel(ctx, person, (await readJsonBody(c, place)).channel);
    const last = [...messagesOf(ctx.workspace, channel.id).keys()].at(-1);
    if (last) ctx.commit({ type: 'read', person: person.id, channel: channel.id, ts: last });
    return c.json({ ok: true });
  });
}

function readInvited(ctx: SandboxContext, name: string): string {
  const bare = name.replace(/^@/, '');
  const { bot } = ctx.workspace;
  if ([bot.name, bot.realName, ctx.credentials.botUserId].includes(bare)) return ctx.credentials.botUserId;
  const person = findPerson(ctx.workspace, bare);
  if (person) return person.id;
  throw new PersonError(404, 'user_not_found', 'There is nobody of that name to invite.');
}

function toPersonChannel(ctx: SandboxContext, person: Person, channel: Channel): Json {
  const readTs = ctx.workspace.reads.get(`${person.id}:${channel.id}`) ?? '';
  const unread = [...messagesOf(ctx.workspace, channel.id).values()].filter(
    (message) =>
      message.ts > readTs &&
      message.user !== person.id &&
      !message.deleted &&
      canSeeMessage(person, message) &&
      (channel.kind === 'dm' || !isReply(message)),
  ).length;
  return {
    id: channel.id,
    name: channel.kind === 'dm' ? 'dm' : channel.name,
    kind: channel.kind,
    member: channel.members.includes(person.id),
    members: channel.members,
    ...(channel.purpose && { topic: channel.purpose }),
    unread,
  };
}
