import { asId, type TeamId } from '../core/ids.ts';
import { defaultSetting, type Setting } from '../core/settings.ts';
import type { ExampleDirectory } from '../sources/example-directory.ts';
import type { Database } from '../store/database.ts';
import { changeSetting, readSetting } from '../store/settings.ts';

const ACTOR = 'example';
const TIME_ZONE = 'Europe/Amsterdam';

/** Whom the example company asks about what, and where. */
const TOPICS: Record<string, { channel: string; role: string; nextRole: string }> = {
  service: { channel: 'escalations', role: 'support_lead', nextRole: 'admin' },
  other: { channel: 'escalations', role: 'support_lead', nextRole: 'admin' },
  legal: { channel: 'escalations', role: 'support_lead', nextRole: 'admin' },
  sales: { channel: 'pricing-approvals', role: 'sales_manager', nextRole: 'deal_desk' },
  pricing: { channel: 'pricing-approvals', role: 'deal_desk', nextRole: 'cfo' },
};
const TRIAGE_CHANNEL = 'product';

/** Sets up the example company's handoffs and triage; what somebody has set already stays. */
export async function applyExampleSettings(database: Database, company: ExampleDirectory): Promise<void> {
  const teamId = asId<TeamId>(company.team.id);
  const channelOf = (name: string) => company.channels.find((one) => one.name === name)?.id ?? null;
  for (const [topic, { channel, role, nextRole }] of Object.entries(TOPICS)) {
    await setOnce(database, teamId, 'topic', topic, { channelId: channelOf(channel), role, nextRole });
  }
  await setOnce(database, teamId, 'waiting', '', { ...defaultSetting('waiting'), timeZone: TIME_ZONE });
  const digest = { channelId: channelOf(TRIAGE_CHANNEL), digestAt: '09:00', timeZone: TIME_ZONE };
  await setOnce(database, teamId, 'triage', '', digest);
}

async function setOnce<Family extends 'topic' | 'triage' | 'waiting'>(
  database: Database,
  teamId: TeamId,
  family: Family,
  subject: string,
  value: Setting<Family>,
): Promise<void> {
  if ((await readSetting(database, teamId, family, subject)).version > 0) return;
  const change = { teamId, family, subject, value, expectedVersion: 0, actor: ACTOR, at: new Date() };
  await changeSetting(database, change);
}
