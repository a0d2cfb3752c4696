import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { canSeeChannel } from '../channel-access.ts';
import type { LiveEvent } from '../live-bus.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Person } from '../workspace.ts';
import { readPerson } from './person-request.ts';

const keepAliveMs = 15_000;

/** Who and what there is, and the live stream that says what changed. */
export function serveWorkspace(app: Hono, ctx: SandboxContext): void {
  const { workspace: ws } = ctx;
  app.get('/people', (c) => c.json([...ws.people.values()].map(toPersonEntry)));
  app.get('/commands', (c) =>
    c.json(
      (ctx.manifest?.features.slash_commands ?? []).map(({ command, description, usage_hint }) => ({
        command,
        description,
        usage_hint,
      })),
    ),
  );
  app.get('/shortcuts', (c) =>
    c.json(
      (ctx.manifest?.features.shortcuts ?? []).map(({ name, callback_id, description, type }) => ({
        name,
        callback_id,
        description,
        type,
      })),
    ),
  );
  app.get('/workspace', (c) =>
    c.json({
      team: ws.team,
      bot: { id: ctx.credentials.botUserId, ...ws.bot, appId: ctx.credentials.appId },
      about: ctx.manifest?.display_information?.description,
      channels: [...ws.channels.values()].filter((channel) => channel.kind === 'public').length,
      people: ws.people.size,
    }),
  );
  app.get('/person/:user/live', (c) => {
    const person = readPerson(ctx, c);
    return streamSSE(c, async (stream) => {
      const ended = new Promise<void>((resolve) => stream.onAbort(resolve));
      const stop = ctx.live.subscribe((event, onlyFor) => {
        if (concerns(ctx, person, { event, onlyFor })) void stream.writeSSE({ data: JSON.stringify(event) });
      });
      const timer = setInterval(() => void stream.write(': still here\n\n'), keepAliveMs);
      await stream.write(': hello\n\n');
      await ended;
      clearInterval(timer);
      stop();
    });
  });
}

function concerns(
  ctx: SandboxContext,
  person: Person,
  { event, onlyFor }: { event: LiveEvent; onlyFor: string | undefined },
): boolean {
  if (onlyFor !== undefined) return onlyFor === person.id;
  if (!event.channel || event.type === 'channels') return true;
  const channel = ctx.workspace.channels.get(event.channel);
  return channel !== undefined && canSeeChannel(person, channel);
}

function toPersonEntry(person: Person): Record<string, unknown> {
  const { id, name, realName, title, tz, locale, roles, groups, guest, external, slackAdmin, owner } = person;
  const { tries = [] } = person;
  return {
    id,
    name,
    realName,
    title,
    tz,
    locale,
    roles,
    groups,
    tries,
    guest,
    external,
    admin: slackAdmin || owner,
  };
}
