import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { OpenDatabase } from './database.ts';

const CHANNEL = 'switchboard_probe';
const PATIENCE_MS = 2_000;

/** Whether NOTIFY reaches a listener: a pooler that hands sessions round between transactions loses it. */
export async function noticesArrive(database: OpenDatabase, patienceMs = PATIENCE_MS): Promise<boolean> {
  const mark = randomUUID();
  let heard: (() => void) | undefined;
  const arrived = new Promise<true>((resolve) => {
    heard = () => resolve(true);
  });
  const unlisten = await database.listen(CHANNEL, (payload) => {
    if (payload === mark) heard?.();
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  try {
    await database.query(sql`select pg_notify(${CHANNEL}, ${mark})::text`);
    return await Promise.race([arrived, late]);
  } finally {
    clearTimeout(timer);
    await unlisten().catch(() => undefined);
  }
}
