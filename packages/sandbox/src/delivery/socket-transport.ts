import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Delivery, SandboxContext } from '../sandbox-context.ts';
import type { Transport } from './transport.ts';

/** Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface SocketTransport extends Transport {
  /** A single-use address. */
  openTicket(baseUrl: string): string;
  /** Takes over a connection that asks to become a socket; answers `false` when the ticket is no good. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Tells every client to come back on a new socket, and closes. */
  disconnect(reason: string): number;
  /** Cuts every socket without a word. */
  drop(): number;
  count(): number;
  stop(): void;
}

interface Pending {
  socket: WebSocket;
  settle(delivery: Delivery): void;
}

/** So many sockets an app may have; each event goes to one of them. */
const maxSockets = 10;

/** Serves the app's sockets; `onConnect` runs when a new one can take deliveries. */
export function createSocketTransport(ctx: SandboxContext, onConnect: () => void): SocketTransport {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Map<string, number>();
  const pending = new Map<string, Pending>();
  let sockets: WebSocket[] = [];
  let turn = 0;
  const pinger = setInterval(
    () => sockets.forEach((socket) => void socket.ping()),
    ctx.timings.pingIntervalMs,
  );

  function welcome(socket: WebSocket): void {
    if (sockets.length >= maxSockets) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      socket.close();
      return;
    }
    sockets.push(socket);
    socket.on('message', (data) => acknowledge(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => forget(socket));
    socket.send(JSON.stringify(hello(ctx, sockets.length)));
    onConnect();
  }

  function acknowledge(content: string): void {
    const { envelope_id, payload } = parseAck(content);
    pending.get(envelope_id)?.settle({ ok: true, payload });
  }

  function forget(socket: WebSocket): void {
    sockets = sockets.filter((other) => other !== socket);
    for (const entry of pending.values()) {
      if (entry.socket === socket) entry.settle({ ok: false, reason: 'connection_failed' });
    }
  }

  function send(envelope: Record<string, unknown>): Promise<Delivery> {
    const open = sockets.filter((socket) => socket.readyState === WebSocket.OPEN);
    const socket = open[turn++ % Math.max(open.length, 1)];
    if (!socket) return Promise.resolve({ ok: false, reason: 'no_connection' });
    const id = randomUUID();
    return new Promise((resolve) => {
      const settle = (delivery: Delivery) => {
        clearTimeout(timer);
        pending.delete(id);
        resolve(delivery);
      };
      const timer = setTimeout(() => settle({ ok: false, reason: 'timeout' }), ctx.timings.ackMs);
      pending.set(id, { socket, settle });
      socket.send(JSON.stringify({ envelope_id: id, ...envelope }));
    });
  }

  return {
    openTicket: (baseUrl) => {
      const ticket = randomUUID();
      tickets.set(ticket, ctx.now() + ctx.timings.ticketLifetimeMs);
      return `${baseUrl.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${ctx.credentials.appId}`;
    },
    upgrade: (request, socket, head) => {
      const ticket = new URL(request.url ?? '/', 'http://sandbox').searchParams.get('ticket') ?? '';
      const expiresAtMs = tickets.get(ticket) ?? 0;
      tickets.delete(ticket);
      if (expiresAtMs < ctx.now()) return false;
      server.handleUpgrade(request, socket, head, welcome);
      return true;
    },
    deliverEvent: (body, retry) =>
      send({
        payload: body,
        type: 'events_api',
        accepts_response_payload: false,
        retry_attempt: retry?.num ?? 0,
        retry_reason: retry?.reason ?? '',
      }),
    deliverInteraction: ({ type, payload }) => send({ payload, type, accepts_response_payload: true }),
    isReachable: () => sockets.some((socket) => socket.readyState === WebSocket.OPEN),
    disconnect: (reason) => {
      const told = [...sockets];
      for (const socket of told) {
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'sandbox' } }));
        if (reason !== 'warning') socket.close();
      }
      return told.length;
    },
    drop: () => {
      const dropped = [...sockets];
      for (const socket of dropped) socket.terminate();
      return dropped.length;
    },
    count: () => sockets.length,
    stop: () => {
      clearInterval(pinger);
      for (const entry of pending.values()) entry.settle({ ok: false, reason: 'connection_failed' });
      for (const socket of sockets) endPolitely(socket);
      server.close();
    },
  };
}

/** A client that does not finish the closing handshake is cut off. */
function endPolitely(socket: WebSocket): void {
  socket.close(1001);
  setTimeout(() => socket.terminate(), 500).unref();
}

function hello(ctx: SandboxContext, connections: number): Record<string, unknown> {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: ctx.credentials.appId },
  };
}

function parseAck(content: string): { envelope_id: string; payload: unknown } {
  try {
    const message = JSON.parse(content) as { envelope_id?: string; payload?: unknown };
    return { envelope_id: message.envelope_id ?? '', payload: message.payload };
  } catch {
    return { envelope_id: '', payload: undefined };
  }
}
