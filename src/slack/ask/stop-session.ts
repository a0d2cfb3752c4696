import { z } from 'zod';
import { asId, type ChannelId, type MessageTs } from '../../core/ids.ts';
import type { Listener } from '../listeners/listener.ts';
import { withOutcome } from '../with-outcome.ts';

const body = z.looseObject({ event: z.looseObject({ channel: z.string(), thread_ts: z.string() }) });

/** Somebody pressed Stop, upon which the app is to say how the session stands: https://docs.slack.dev/reference/events/agent_session_stopped */
export const stopSession: Listener = (bolt, deps) => {
  bolt.event(
    'agent_session_stopped',
    withOutcome(async (raw, { teamId }) => {
      const { channel, thread_ts } = body.parse(raw).event;
      const thread = {
        teamId,
        channelId: asId<ChannelId>(channel),
        threadTs: asId<MessageTs>(thread_ts),
      };
      const stopped = await deps.turns.stop(thread);
      await deps.sessions.restAnyway(thread);
      return stopped
        ? { outcome: 'applied' }
        : { outcome: 'ignored', reason: 'nothing was running in that thread' };
    }),
  );
};
