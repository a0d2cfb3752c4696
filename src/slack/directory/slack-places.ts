import type { Places } from '../../turn/turn.ts';
import type { SlackIdentity } from '../slack-identity.ts';
import { fetchChannel } from './fetch-channel.ts';
import type { DirectoryDeps } from './slack-directory.ts';

/** Creates what Slack tells of its places; topic and purpose of a channel are asked for when somebody points there, and not kept. */
export function createSlackPlaces(
  deps: Pick<DirectoryDeps, 'api' | 'database'>,
  identity: () => SlackIdentity | undefined,
): Places {
  return {
    async about(teamId, channelId) {
      const channel = await fetchChannel(deps, teamId, channelId);
      return [channel?.topic?.value, channel?.purpose?.value].filter(Boolean).join('\n');
    },
    linkTo: ({ channelId, ts }) =>
      `${identity()?.url ?? 'https://slack.com/'}archives/${channelId}/p${ts.replace('.', '')}`,
  };
}
