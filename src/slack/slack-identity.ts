import { z } from 'zod';
import { asId, type PersonId, type TeamId } from '../core/ids.ts';
import type { SlackCalls } from './api/slack-api.ts';

/** Who the bot is in its workspace. */
export interface SlackIdentity {
  teamId: TeamId;
  enterpriseId: string | null;
  botUserId: PersonId;
  botId: string;
  /** The workspace's name. */
  name: string;
  /** The workspace's address, ending in a slash: permalinks begin with it. */
  url: string;
}

const authTest = z.looseObject({
  team_id: z.string(),
  team: z.string().default(''),
  enterprise_id: z.string().nullish(),
  user_id: z.string(),
  bot_id: z.string(),
  url: z.string().default('https://slack.com/'),
});

/** Asks Slack who the token belongs to: https://docs.slack.dev/reference/methods/auth.test */
export async function readIdentity(api: SlackCalls): Promise<SlackIdentity> {
  const answer = await api.call('auth.test', {}, authTest);
  return {
    teamId: asId<TeamId>(answer.team_id),
    enterpriseId: answer.enterprise_id ?? null,
    botUserId: asId<PersonId>(answer.user_id),
    botId: answer.bot_id,
    name: answer.team,
    url: answer.url,
  };
}
