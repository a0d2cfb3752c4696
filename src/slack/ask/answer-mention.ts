import { z } from 'zod';
import { passOn } from '../handoff/pass-on.ts';
import type { Listener } from '../listeners/listener.ts';
import { withOutcome } from '../with-outcome.ts';
import { askIncoming } from './ask-incoming.ts';
import { rejectIfDisabled } from './channel-mode.ts';
import { ENDS } from './end-at-once.ts';
import { filesOf, parseMessageEvent, unreadFilesOf } from './message-event.ts';
import { recordArrivedMessage } from './record-incoming-message.ts';
import { refuseApp } from './refuse-app.ts';

const body = z.looseObject({ event: z.unknown() });

/** A mention in a channel is a question; the message event of the same `ts` is the same question. */
export const answerMention: Listener = (bolt, deps) => {
  bolt.event(
    'app_mention',
    withOutcome(async (raw, delivery) => {
      const { teamId } = delivery;
      const event = parseMessageEvent(body.parse(raw).event, deps.identity);
      if (event.type === 'other_bot') return refuseApp(deps, teamId, event);
      if (event.type !== 'posted')
        return { outcome: 'ignored', reason: `a mention that is not a person's message` };
      if (event.direct) return ENDS.mention;
      if (event.message.user === undefined)
        return { outcome: 'ignored', reason: 'a message without an author' };
      const incoming = await recordArrivedMessage(deps, { teamId, ...event });
      const passed = await passOn(deps, delivery, {
        ...incoming,
        files: filesOf(event.message),
        direct: false,
      });
      if (passed !== null) return passed;
      const { channelId, ts, threadTs, authorId: personId } = incoming;
      const where = { teamId, channelId, personId, ...(threadTs === ts ? {} : { threadTs }) };
      const off = await rejectIfDisabled(deps, where, incoming.arrival.channel.mode);
      if (off !== null) return off;
      return askIncoming(deps, delivery, {
        ...incoming,
        unreadFiles: unreadFilesOf(event.message),
        origin: 'mention',
      });
    }),
  );
};
