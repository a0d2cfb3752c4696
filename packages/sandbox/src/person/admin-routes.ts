import type { Hono } from 'hono';
import { z } from 'zod';
import { findPerson } from '../channel-access.ts';
import { toSlackChannel } from '../channel-shape.ts';
import { makeId } from '../make-id.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { toSlackGroup, toSlackUser } from '../user-shape.ts';
import type { Channel, Group, Person } from '../workspace.ts';
import { PersonError } from './person-error.ts';
import { readJsonBody, readPerson } from './person-request.ts';

const profile = z.strictObject({
  realName: z.string().min(1).optional(),
  title: z.string().optional(),
  tz: z.string().optional(),
  locale: z.string().optional(),
  guest: z.boolean().optional(),
  slackAdmin: z.boolean().optional(),
  deleted: z.boolean().optional(),
});
const membership = z.object({
  add: z.array(z.string()).default([]),
  remove: z.array(z.string()).default([]),
});
const newChannel = z.object({
  name: z.string().regex(/^[\p{Ll}\p{Lo}\p{N}_-]{1,80}$/u),
  private: z.boolean().default(false),
});

/** What a workspace's administrators do: profiles, user groups, new channels. */
export function serveAdmin(app: Hono, ctx: SandboxContext): void {
  app.patch('/people/:user', async (c) => {
    const person = readPerson(ctx, c);
    const patch = await readJsonBody(c, profile);
    const changed: Person = Object.assign({ ...person }, patch, { updated: Math.floor(ctx.now() / 1000) });
    ctx.commit({ type: 'person', person: changed });
    ctx.emit(
      { type: 'user_change', user: toSlackUser(ctx, changed, { locale: true }), event_ts: ctx.nextTs() },
      'user_change',
    );
    return c.json({ ok: true });
  });

  app.patch('/groups/:group', async (c) => {
    const group = readGroup(ctx, c.req.param('group'));
    const body = await readJsonBody(c, membership);
    changeGroup(ctx, group, {
      add: body.add.map((name) => idOf(ctx, name)),
      remove: body.remove.map((name) => idOf(ctx, name)),
    });
    return c.json({ ok: true });
  });

  app.post('/person/:user/channels', async (c) => {
    const person = readPerson(ctx, c);
    const body = await readJsonBody(c, newChannel);
    if (person.guest || person.external)
      throw new PersonError(403, 'restricted_action', 'Guests create no channels.');
    if (
      [...ctx.workspace.channels.values()].some(
        (channel) => channel.name === body.name && channel.kind !== 'dm',
      )
    ) {
      throw new PersonError(400, 'name_taken', 'That name is taken.');
    }
    return c.json({ ok: true, channel: createChannel(ctx, person, body).id });
  });
}

function changeGroup(
  ctx: SandboxContext,
  group: Group,
  { add, remove }: { add: string[]; remove: string[] },
): void {
  const added = add.filter((id) => !group.members.includes(id));
  const removed = remove.filter((id) => group.members.includes(id));
  const updated = Math.floor(ctx.now() / 1000);
  const members = [...group.members.filter((id) => !removed.includes(id)), ...added];
  const changed: Group = { ...group, members, updated };
  ctx.commit({ type: 'group', group: changed });
  const subteam = toSlackGroup(ctx, changed, { users: true });
  ctx.emit({ type: 'subteam_updated', subteam, event_ts: ctx.nextTs() }, 'subteam_updated');
  const difference = {
    type: 'subteam_members_changed',
    subteam_id: group.id,
    team_id: ctx.workspace.team.id,
    date_previous_update: group.updated,
    date_update: updated,
    added_users: added,
    added_users_count: added.length,
    removed_users: removed,
    removed_users_count: removed.length,
    event_ts: ctx.nextTs(),
  };
  ctx.emit(difference, 'subteam_members_changed');
}

function createChannel(
  ctx: SandboxContext,
  person: Person,
  { name, private: isPrivate }: z.output<typeof newChannel>,
): Channel {
  const channel: Channel = {
    id: makeId('C'),
    name,
    kind: isPrivate ? 'private' : 'public',
    members: [person.id],
    creator: person.id,
    created: Math.floor(ctx.now() / 1000),
  };
  ctx.commit({ type: 'channel', channel });
  ctx.live.publish({ type: 'channels' }, isPrivate ? person.id : undefined);
  if (isPrivate) return channel;
  const event = { type: 'channel_created', channel: toSlackChannel(ctx, channel), event_ts: ctx.nextTs() };
  ctx.emit(event, 'channel_created');
  return channel;
}

function readGroup(ctx: SandboxContext, name: string): Group {
  const group = [...ctx.workspace.groups.values()].find(
    (one) => one.id === name || one.handle === name.replace(/^@/, ''),
  );
  if (group) return group;
  throw new PersonError(404, 'no_such_subteam', 'There is no such user group.');
}

function idOf(ctx: SandboxContext, name: string): string {
  const person = findPerson(ctx.workspace, name);
  if (person) return person.id;
  throw new PersonError(404, 'user_not_found', 'There is no such person.');
}
