import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
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
  is_enterprise_install: z.boolean().default(false),
  url: z.string().default('https://slack.com/'),
});

/**
 * Asks Slack who the token belongs to: https://docs.slack.dev/reference/methods/auth.test
 * @throws BotError `config_invalid` where the app is installed in a whole organization
 */
export async function readIdentity(api: SlackCalls): Promise<SlackIdentity> {
  const answer = await api.call('auth.test', {}, authTest);
  if (answer.is_enterprise_install)
    throw new BotError(
      'config_invalid',
      'The app is installed in a whole organization of Slack: install it into one workspace, for which the bot answers.',
    );
  return {
    teamId: asId<TeamId>(answer.team_id),
    enterpriseId: answer.enterprise_id ?? null,
    botUserId: asId<PersonId>(answer.user_id),
    botId: answer.bot_id,
    name: answer.team,
    url: answer.url,
  };
}
