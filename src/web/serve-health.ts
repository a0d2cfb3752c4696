import type { IncomingMessage, ServerResponse } from 'node:http';
import { countWaiting } from '../store/count-waiting.ts';
import type { Database } from '../store/database.ts';
import { listSyncs, type SyncProgress } from '../store/directory-sync.ts';

/** A time in which the chat platform takes no token of ours. */
export interface ChatOutage {
  /** The platform's word for why. */
  reason: string;
  since: Date;
}

/**
 * Answers `GET /health` for supervisors: 200 while the database answers and Slack takes our token, 503 otherwise; any other
 * path is 404.
 */
export function createHealthHandler(
  database: Database,
  outage: () => ChatOutage | null,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/health') {
      send(response, 404, { error: 'not_found' });
      return;
    }
    readHealth(database, outage()).then(
      (health) => send(response, health.ok ? 200 : 503, health),
      () => send(response, 503, { ok: false, database: 'unreachable' }),
    );
  };
}

/** What a supervisor wants to know: that database and chat answer, how much waits, and how far reading who is who has come. */
async function readHealth(
  database: Database,
  outage: ChatOutage | null,
): Promise<{ ok: boolean; waiting: object; directory: object[]; slack?: ChatOutage }> {
  const syncs = await listSyncs(database);
  const health = { waiting: await countWaiting(database), directory: syncs.map(describeSync) };
  return outage === null ? { ok: true, ...health } : { ok: false, ...health, slack: outage };
}

function describeSync({
  teamId,
  stage,
  people,
  groups,
  channels,
  finishedAt,
  ...waits
}: SyncProgress): object {
  const waiting =
    waits.waitingFor === null ? {} : { waitingFor: waits.waitingFor, waitingUntil: waits.waitingUntil };
  return { team: teamId, reading: stage, people, groups, channels, readWholeAt: finishedAt, ...waiting };
}

function send(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}
