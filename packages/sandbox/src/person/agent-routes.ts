import type { Hono } from 'hono';
import { z } from 'zod';
import { renameSession } from '../api/session-arguments.ts';
import { messagesOf } from '../apply-change.ts';
import { threadKey } from '../channel-access.ts';
import { openDm } from '../plant-seed.ts';
import { postMessage } from '../post-message.ts';
import { endStream, expireStreams, streamingMessages } from '../run-streams.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { announceView, toldContext } from '../view-context.ts';
import { toSlackView } from '../view-shape.ts';
import type { Channel, Json, Person } from '../workspace.ts';
import { PersonError } from './person-error.ts';
import { readChannel, readJoinedChannel, readJsonBody, readMessage, readPerson } from './person-request.ts';
import { waitForHome } from './wait-for-home.ts';

const stopping = z.object({ channel: z.string(), ts: z.string() });
const renaming = z.object({ channel: z.string(), ts: z.string(), title: z.string().min(1).max(200) });
const optionalPlace = z.object({ channel: z.string().optional() });
const place = z.object({ channel: z.string() });
/** Empty: the person looks at nothing beside the app. */
const inView = z.object({
  channel: z.string().optional(),
  ts: z.string().optional(),
  canvas: z.string().optional(),
  list: z.string().optional(),
});

/** The agent's surfaces: App Home, the DM, statuses, prompts and the Stop button. */
export function serveAgent(app: Hono, ctx: SandboxContext): void {
  app.get('/person/:user/home', async (c) => {
    const person = readPerson(ctx, c);
    const isLooking = c.req.query('open') === 'false';
    if (!isLooking) openHome(ctx, person, 'home');
    const view = isLooking ? ctx.workspace.homes.get(person.id) : await waitForHome(ctx, person);
    return c.json({ view: view ? toSlackView(ctx, view) : null });
  });

  app.post('/person/:user/open', async (c) => {
    const person = readPerson(ctx, c);
    const channel = readChannel(ctx, person, (await readJsonBody(c, place)).channel);
    if (channel.kind === 'dm') openHome(ctx, person, 'messages');
    return c.json({ ok: true });
  });

  app.post('/person/:user/context', async (c) => {
    const person = readPerson(ctx, c);
    const { channel: name, ts, ...other } = await readJsonBody(c, inView);
    const channel = name === undefined ? undefined : readChannel(ctx, person, name);
    if (channel !== undefined && ts !== undefined) readMessage(ctx, person, { channel, ts });
    ctx.commit({ type: 'viewing', person: person.id, channel: channel?.id, ts, ...other });
    announceView(ctx, { user: person.id, channel: openDm(ctx, person).id });
    return c.json({ ok: true });
  });

  app.post('/person/:user/assistant', async (c) => {
    const person = readPerson(ctx, c);
    const { channel: lookedAt } = await readJsonBody(c, optionalPlace);
    const context =
      lookedAt === undefined ? {} : assistantContext(ctx, readChannel(ctx, person, lookedAt).id);
    const dm = openDm(ctx, person);
    const user = ctx.credentials.botUserId;
    const root = postMessage(ctx, dm, { user, text: 'New Assistant Thread', bot: true });
    const thread = { user_id: person.id, context, channel_id: dm.id, thread_ts: root.ts };
    const event = { type: 'assistant_thread_started', assistant_thread: thread, event_ts: ctx.nextTs() };
    ctx.emit(event, 'assistant_thread_started');
    return c.json({ ok: true, ts: root.ts });
  });

  app.get('/person/:user/status', (c) => {
    const person = readPerson(ctx, c);
    const channel = readChannel(ctx, person, c.req.query('channel') ?? 'dm');
    expireStreams(ctx);
    return c.json(describeThread(ctx, channel, c.req.query('thread_ts') || undefined));
  });

  app.post('/person/:user/stop', async (c) => {
    const person = readPerson(ctx, c);
    const body = await readJsonBody(c, stopping);
    return c.json({
      ok: true,
      stopped: stopThread(ctx, person, {
        channel: readJoinedChannel(ctx, person, body.channel),
        ts: body.ts,
      }),
    });
  });

  app.post('/person/:user/rename', async (c) => {
    const person = readPerson(ctx, c);
    const { title, ...body } = await readJsonBody(c, renaming);
    const channel = readJoinedChannel(ctx, person, body.channel);
    const { threadTs = body.ts } = readMessage(ctx, person, { channel, ts: body.ts });
    const previous = ctx.workspace.sessions.get(threadKey(channel.id, threadTs))?.title;
    renameSession(ctx, { channel: channel.id, threadTs, title });
    const session = {
      channel: channel.id,
      user: person.id,
      team_id: ctx.workspace.team.id,
      thread_ts: threadTs,
      title,
    };
    const change = { ...session, ...(previous && { previous_title: previous }), event_ts: ctx.nextTs() };
    ctx.emit({ type: 'agent_session_title_changed', ...change }, 'agent_session_title_changed');
    return c.json({ ok: true });
  });
}

function openHome(ctx: SandboxContext, person: Person, tab: 'home' | 'messages'): void {
  const view = ctx.workspace.homes.get(person.id);
  const event = {
    type: 'app_home_opened',
    user: person.id,
    channel: openDm(ctx, person).id,
    tab,
    ...(tab === 'home' && view && { view: toSlackView(ctx, view) }),
    ...(tab === 'messages' && toldContext(ctx, person.id, 'context')),
    event_ts: ctx.nextTs(),
  };
  ctx.emit(event, 'app_home_opened');
}

function describeThread(ctx: SandboxContext, channel: Channel, threadTs: string | undefined): Json {
  const key = threadKey(channel.id, threadTs);
  const status = ctx.statuses.get(key);
  const shown = status && status.untilMs > ctx.now() ? status : undefined;
  const prompts =
    ctx.workspace.prompts.get(key) ?? ctx.workspace.prompts.get(threadKey(channel.id, undefined));
  return {
    status: shown?.status ?? '',
    loading_messages: shown?.loadingMessages ?? [],
    prompts: prompts ?? manifestPrompts(ctx, channel),
    session: ctx.workspace.sessions.get(key) ?? null,
    streaming: streamingIn(ctx, channel, threadTs).map((message) => message.ts),
  };
}

/** Until the app sets others, the DM offers what the manifest lists. */
function manifestPrompts(
  ctx: SandboxContext,
  channel: Channel,
): { prompts: { title: string; message: string }[] } {
  const listed = channel.kind === 'dm' ? ctx.manifest?.features.agent_view : undefined;
  return { prompts: (listed?.suggested_prompts ?? []).map(({ title, message }) => ({ title, message })) };
}

function streamingIn(ctx: SandboxContext, channel: Channel, threadTs: string | undefined) {
  return streamingMessages(ctx).filter(
    (message) => message.channel === channel.id && (!threadTs || message.threadTs === threadTs),
  );
}

/** https://docs.slack.dev/reference/events/agent_session_stopped */
function stopThread(
  ctx: SandboxContext,
  person: Person,
  { channel, ts }: { channel: Channel; ts: string },
): string[] {
  const message = messagesOf(ctx.workspace, channel.id).get(ts);
  if (!message)
    throw new PersonError(404, 'message_not_found', 'There is no such message or thread in that channel.');
  const threadTs = message.threadTs ?? message.ts;
  const streaming = streamingIn(ctx, channel, threadTs);
  for (const stream of streaming) endStream(ctx, stream, { state: 'stopped_by_user' });
  const stopped = streaming.map((stream) => stream.ts);
  const event = { channel: channel.id, user: person.id, thread_ts: threadTs, streaming_message_ts: stopped };
  ctx.emit({ type: 'agent_session_stopped', ...event, event_ts: ctx.nextTs() }, 'agent_session_stopped');
  ctx.live.publish({ type: 'status', channel: channel.id, thread_ts: threadTs });
  return stopped;
}

/** What a person looked at when they opened a thread: https://docs.slack.dev/reference/events/assistant_thread_started */
function assistantContext(ctx: SandboxContext, channelId: string): Json {
  const { organization, workspace } = ctx;
  return { channel_id: channelId, team_id: workspace.team.id, enterprise_id: organization?.id ?? null };
}
