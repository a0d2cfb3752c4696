import type { Log } from '../core/log.ts';
import type { Outage } from '../slack/token/installation.ts';

const TIMEOUT_MS = 10_000;

/** Tells the people who run the bot that Slack takes no token any more, or that it does again, where Slack is not needed for it. */
export async function reportOutage(
  { log, url }: { log: Log; url: string | undefined },
  outage: Outage | null,
): Promise<void> {
  if (url === undefined) return;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: textOf(outage) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) log.error({ status: response.status }, 'ALERT_WEBHOOK_URL did not take an alert');
}

function textOf(outage: Outage | null): string {
  if (outage === null)
    return 'Switchboard is connected to Slack again; the answers that waited are being posted.';
  return `Switchboard cannot use Slack since ${outage.since.toISOString()}: its token is not accepted (${outage.reason}). Answers wait. Install the app again where that is needed, and put the new token into SLACK_BOT_TOKEN; in .env or a file it is read without a restart.`;
}
