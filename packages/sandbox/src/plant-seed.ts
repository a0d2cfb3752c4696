import { messagesOf } from './apply-change.ts';
import { botNames } from './manifest.ts';
import type { SandboxContext } from './sandbox-context.ts';
import type { ParsedSeed } from './sandbox-seed.ts';
import type { Channel, Person, Workspace } from './workspace.ts';

/**
 * Puts into the workspace what the seed has and the workspace has not; what is there already stays as it is.
 * Every person gets a DM with the bot.
 */
export function plantSeed(ctx: SandboxContext, seed: ParsedSeed): void {
  const { workspace: ws } = ctx;
  if (ws.people.size === 0)
    ctx.commit({ type: 'team', team: seed.team, bot: seed.bot ?? botNames(ctx.manifest) });
  const seconds = Math.floor(ctx.now() / 1000);
  for (const person of seed.people) {
    if (!ws.people.has(person.id)) ctx.commit({ type: 'person', person: { ...person, updated: seconds } });
  }
  for (const group of seed.groups) {
    if (ws.groups.has(group.id)) continue;
    const members = seed.people.filter((person) => inGroup(person, group)).map((person) => person.id);
    ctx.commit({ type: 'group', group: { ...group, members, updated: seconds } });
  }
  const ids = new Map(seed.people.flatMap(({ id, name }) => [[name, id] as const, [id, id] as const]));
  for (const channel of seed.channels) {
    if (!ws.channels.has(channel.id))
      ctx.commit({ type: 'channel', channel: plantChannel(ctx, seed, { channel, ids }) });
  }
  for (const person of ws.people.values()) openDm(ctx, person);
}

/** The DM between a person and the bot, opened if need be. */
export function openDm(ctx: SandboxContext, person: Person): Channel {
  const { workspace: ws, credentials } = ctx;
  const index = dmsOf(ws);
  const known = ws.channels.get(index.byPerson.get(person.id) ?? '');
  if (known) return known;
  const channel: Channel = {
    id: dmId(ctx, person),
    name: 'dm',
    kind: 'dm',
    members: [person.id, credentials.botUserId],
    creator: credentials.botUserId,
    created: Math.floor(ctx.now() / 1000),
  };
  ctx.commit({ type: 'channel', channel });
  messagesOf(ws, channel.id);
  index.byPerson.set(person.id, channel.id);
  index.seen = ws.channels.size;
  return channel;
}

/** Ids of DMs by person; `seen` says how many channels there were when they were looked for. */
interface DmIndex {
  seen: number;
  byPerson: Map<string, string>;
}

/** For each workspace, so that one of thousands is not searched for each of them. */
const dms = new WeakMap<Workspace, DmIndex>();

function dmsOf(ws: Workspace): DmIndex {
  const index = dms.get(ws) ?? { seen: 0, byPerson: new Map<string, string>() };
  dms.set(ws, index);
  // Channels come and never go.
  if (index.seen < ws.channels.size) {
    for (const channel of ws.channels.values()) {
      if (channel.kind === 'dm') for (const id of channel.members) index.byPerson.set(id, channel.id);
    }
    index.seen = ws.channels.size;
  }
  return index;
}

/** Readable where the person's id allows it: `U0ANA` has the DM `D0ANA`. */
function dmId(ctx: SandboxContext, person: Person): string {
  const readable = `D${person.id
    .replace(/^[UW]/, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')}`;
  return ctx.workspace.channels.has(readable) ? `${readable}${ctx.workspace.channels.size}` : readable;
}

function plantChannel(
  ctx: SandboxContext,
  seed: ParsedSeed,
  { channel, ids }: { channel: ParsedSeed['channels'][number]; ids: ReadonlyMap<string, string> },
): Channel {
  const members = channel.members.map((name) => personId(ids, name));
  const botIsIn = !channel.private || !seed.botIn || seed.botIn.some((name) => same(name, channel));
  return {
    id: channel.id,
    name: channel.name.replace(/^#/, ''),
    kind: channel.private ? 'private' : 'public',
    purpose: channel.purpose,
    members: botIsIn ? [...members, ctx.credentials.botUserId] : members,
    creator: members[0] ?? seed.people[0]?.id ?? ctx.credentials.botUserId,
    created: Math.floor(ctx.now() / 1000),
  };
}

function personId(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name.replace(/^@/, ''));
  if (id === undefined)
    throw new Error(`The seed names ${name} as a channel member, but has no such person.`);
  return id;
}

function inGroup(person: ParsedSeed['people'][number], group: ParsedSeed['groups'][number]): boolean {
  return [group.id, group.handle, group.name].some((name) => person.groups.includes(name));
}

function same(name: string, channel: { id: string; name: string }): boolean {
  const bare = name.replace(/^#/, '');
  return bare === channel.id || bare === channel.name.replace(/^#/, '');
}
