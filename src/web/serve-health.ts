import type { IncomingMessage, ServerResponse } from 'node:http';
import { countWaiting } from '../store/count-waiting.ts';
import type { Database } from '../store/database.ts';
import { listSyncs, type SyncProgress } from '../store/directory-sync.ts';

/** Answers `GET /health` for supervisors: 200 while the database answers, 503 otherwise; any other path is 404. */
export function createHealthHandler(
  database: Database,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/health') {
      send(response, 404, { error: 'not_found' });
      return;
    }
    readHealth(database).then(
      (health) => send(response, 200, health),
      () => send(response, 503, { ok: false, database: 'unreachable' }),
    );
  };
}

/** What a supervisor wants to know: that the database answers, how much waits, and how far reading who is who has come. */
async function readHealth(database: Database): Promise<object> {
  const syncs = await listSyncs(database);
  return { ok: true, waiting: await countWaiting(database), directory: syncs.map(describeSync) };
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
