import type { Hono } from 'hono';
import { z } from 'zod';
import type { CallLimits } from './call-limits.ts';
import type { EventQueue } from './delivery/event-queue.ts';
import type { SocketTransport } from './delivery/socket-transport.ts';
import type { Faults } from './faults.ts';
import { faultSchema } from './faults.ts';
import { PersonError } from './person/person-error.ts';
import { readJsonBody } from './person/person-request.ts';
import type { RequestLog } from './request-log.ts';
import type { SandboxContext } from './sandbox-context.ts';
import type { Json, QueuedEvent } from './workspace.ts';

const disconnection = z.object({
  reason: z.enum(['warning', 'refresh_requested', 'link_disabled']).default('refresh_requested'),
});
const redelivery = z.object({
  event_id: z.string(),
  retry_num: z.number().int().min(1).optional(),
  retry_reason: z.string().default('timeout'),
});
const holding = z.object({ hold: z.boolean() });
const address = z.object({ url: z.url() });
const canvases = z.strictObject({ canvases: z.enum(['on', 'off', 'free']) });
const tiers = z.strictObject({ on: z.boolean() });

/** What steers the sandbox from outside: faults, sockets, redelivery, and what has been seen. */
export interface Controls {
  faults: Faults;
  log: RequestLog;
  limits: CallLimits;
  queue: EventQueue;
  sockets: SocketTransport;
  setRequestUrl(url: string): Promise<boolean>;
  usesHttp(): boolean;
}

/** Serves the controls. */
export function serveControls(app: Hono, ctx: SandboxContext, controls: Controls): void {
  const { faults, limits, log, queue, sockets } = controls;
  app.get('/health', (c) =>
    c.json({
      ok: true,
      transport: controls.usesHttp() ? 'http' : 'socket',
      sockets: sockets.count(),
      pendingEvents: queue.pending(),
    }),
  );
  app.get('/log', (c) => c.json({ calls: log.calls() }));
  app.get('/calls', (c) => c.json({ tiers: limits.isOn(), methods: limits.counts() }));
  app.delete('/calls', (c) => {
    limits.forget();
    return c.json({ ok: true });
  });
  app.post('/tiers', async (c) => {
    limits.turn((await readJsonBody(c, tiers)).on);
    return c.json({ ok: true });
  });
  app.post('/canvases', async (c) => {
    const { canvases: given } = await readJsonBody(c, canvases);
    const { canvases: _before, ...team } = ctx.workspace.team;
    const set = given === 'on' ? team : { ...team, canvases: given };
    ctx.commit({ type: 'team', team: set, bot: ctx.workspace.bot });
    return c.json({ ok: true });
  });
  app.get('/events', (c) => {
    const ts = c.req.query('ts');
    const all = [...ctx.workspace.events.values()].map(describeEvent);
    return c.json({ events: ts === undefined ? all : all.filter((event) => event.ts === ts) });
  });
  app.get('/faults', (c) => c.json({ faults }));
  app.post('/faults', async (c) => {
    faults.push(await readJsonBody(c, faultSchema));
    return c.json({ ok: true, pending: faults.length });
  });
  app.delete('/faults', (c) => {
    faults.length = 0;
    return c.json({ ok: true });
  });
  app.post('/sockets/disconnect', async (c) => {
    const body =
      (await c.req.text()) === '' ? { reason: 'refresh_requested' } : await readJsonBody(c, disconnection);
    return c.json({ ok: true, sockets: sockets.disconnect(body.reason) });
  });
  app.post('/sockets/drop', (c) => c.json({ ok: true, sockets: sockets.drop() }));
  app.post('/deliveries', async (c) => {
    queue.hold((await readJsonBody(c, holding)).hold);
    return c.json({ ok: true, pendingEvents: queue.pending() });
  });
  app.post('/redeliver', async (c) => {
    const { event_id, retry_num, retry_reason } = await readJsonBody(c, redelivery);
    const delivery = await queue.redeliver(
      event_id,
      retry_num ? { num: retry_num, reason: retry_reason } : undefined,
    );
    if (delivery === 'unknown_event')
      throw new PersonError(404, 'unknown_event', 'That event is not remembered.');
    return c.json({ ok: delivery.ok, ...(!delivery.ok && { reason: delivery.reason }) });
  });
  app.post('/request-url', async (c) => {
    const { url } = await readJsonBody(c, address);
    if (await controls.setRequestUrl(url)) return c.json({ ok: true });
    throw new PersonError(422, 'url_verification_failed', 'The address did not repeat the challenge.');
  });
}

function describeEvent({ id, body, attempts, acked, sentAtMs, ackedAtMs }: QueuedEvent): Json {
  const event = body.event as Json;
  const { type, subtype, channel, ts } = event;
  return { event_id: id, type, subtype, channel, ts, attempts, acked, sentAtMs, ackedAtMs };
}
