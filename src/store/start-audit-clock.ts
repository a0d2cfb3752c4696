import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../core/clock.ts';
import { asId, type ChannelId, type PersonId, type TeamId } from '../core/ids.ts';
import type { Language } from '../core/language.ts';
import type { Log } from '../core/log.ts';
import { t } from '../messages/t.ts';
import {
  type AuditCheckpoint,
  compareCheckpoints,
  parseCheckpoints,
  takeCheckpoint,
} from './audit-checkpoint.ts';
import type { Database } from './database.ts';
import { enqueueMessage } from './outbox.ts';
import { readWorkspace } from './record-workspace.ts';
import { startTicker } from './start-ticker.ts';

const HOUR_MS = 3_600_000;
const FILE = 'audit-checkpoints.jsonl';

/** Where checkpoints go, and what they are signed with. */
export interface AuditClockDeps {
  database: Database;
  clock: Clock;
  log: Log;
  folder: string;
  key: string | undefined;
  /** The Slack channel that gets each of them too. */
  channelId: string | undefined;
  languageOf(place: { teamId: TeamId; channelId: ChannelId }): Promise<Language>;
}

/** Notes the end of the audit log each hour, in a file and in a channel, and says so where the last note is not kept to. */
export function startAuditClock(deps: AuditClockDeps): { wake(): void; stop(): Promise<void> } {
  return startTicker({
    name: 'the checkpoint of the audit log',
    maxMs: HOUR_MS,
    log: deps.log,
    tick: async () => {
      await noteCheckpoint(deps);
      return HOUR_MS;
    },
  });
}

async function noteCheckpoint(deps: AuditClockDeps): Promise<void> {
  const { database, clock, log, folder, key } = deps;
  const path = join(folder, FILE);
  const before = await readLast(path);
  const [verdict] = before === null ? [] : await compareCheckpoints(database, [before], key);
  // A key that was set or changed since is no sign of anything; `audit verify --against` says it of each.
  if (verdict === 'emptied' || verdict === 'cut' || verdict === 'rewritten')
    log.error({ verdict, since: before!.at }, 'the audit log is not what it was at its last checkpoint');
  const checkpoint = await takeCheckpoint(database, { key, now: clock.now() });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await appendFile(path, `${JSON.stringify(checkpoint)}\n`, { mode: 0o600 });
  await postCheckpoint(deps, checkpoint);
}

async function readLast(path: string): Promise<AuditCheckpoint | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return parseCheckpoints(text).at(-1) ?? null;
}

/** Several processes share a log: the channel hears of each hour once. */
async function postCheckpoint(
  { database, channelId: channel, languageOf }: AuditClockDeps,
  checkpoint: AuditCheckpoint,
): Promise<void> {
  const teamId = channel === undefined ? null : await readWorkspace(database);
  if (channel === undefined || teamId === null) return;
  const channelId = asId<ChannelId>(channel);
  const language = await languageOf({ teamId, channelId });
  const text = t(language, 'audit.checkpoint', { entries: checkpoint.entries });
  await enqueueMessage(database, {
    key: `audit:${teamId}:${checkpoint.at.slice(0, 13)}`,
    lane: `audit:${teamId}`,
    operation: 'post',
    address: { surface: 'chat', teamId, channelId, askerId: asId<PersonId>('') },
    reply: {
      turnId: null,
      outcome: 'answered',
      language,
      parts: [{ type: 'text', text: `${text}\n\`\`\`\n${JSON.stringify(checkpoint)}\n\`\`\`` }],
      citations: [],
      choices: [],
      suggestions: [],
      notes: [],
      controls: [],
    },
  });
}
