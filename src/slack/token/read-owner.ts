import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { translateSlackError } from '../api/translate-slack-error.ts';
import type { TokenOwner } from './installation.ts';

const authTest = z.looseObject({ team_id: z.string(), user_id: z.string() });

/** Asks Slack whose a token is. @throws SlackDisconnected where it does not take it */
export async function readOwner(client: WebClient, token: string): Promise<TokenOwner> {
  const answer: unknown = await client.apiCall('auth.test', { token }).catch((error: unknown) => {
    throw translateSlackError(error, 'auth.test');
  });
  const { team_id, user_id } = authTest.parse(answer);
  return { teamId: team_id, botUserId: user_id };
}
