import { appendAudit } from '../../store/audit-log.ts';
import type { OpenDatabase } from '../../store/database.ts';
import { releaseOutbox } from '../../store/outbox.ts';
import type { Outage } from './installation.ts';

/** Notes that Slack takes no token any more or that it takes one again, and then lets go what waited for it. */
export async function recordOutage(database: OpenDatabase, outage: Outage | null): Promise<void> {
  await database.transaction((tx) =>
    appendAudit(tx, {
      actor: 'system',
      action: outage === null ? 'Slack connected again' : 'Slack disconnected',
      subject: 'installation',
      detail: outage?.reason ?? '',
    }),
  );
  if (outage === null) await releaseOutbox(database, 'slack_disconnected');
}
