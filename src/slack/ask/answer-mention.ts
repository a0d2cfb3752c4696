import { z } from 'zod';
import { passOn } from '../handoff/pass-on.ts';
import type { Listener } from '../listeners/listener.ts';
import { settling } from '../outcome-carrier.ts';
import { refuseWhereOff } from './channel-mode.ts';
import { hear } from './hear.ts';
import { filesOf, readMessageNews } from './message-event.ts';
import { preferredViewer } from './preferred-viewer.ts';

const body = z.looseObject({ event: z.unknown() });

/** A mention in a channel is a question; the message event of the same `ts` is the same question. */
export const answerMention: Listener = (bolt, deps) => {
  bolt.event(
    'app_mention',
    settling(async (raw, delivery) => {
      const { teamId } = delivery;
      const news = readMessageNews(body.parse(raw).event, deps.identity);
      if (news.type !== 'posted')
        return { outcome: 'ignored', reason: `a mention that is not a person's message` };
      if (news.direct) return { outcome: 'ignored', reason: 'duplicate of the question' };
      if (news.message.user === undefined)
        return { outcome: 'ignored', reason: 'a message without an author' };
      const heard = await hear(deps, { teamId, ...news, authorKind: 'person' });
      const passed = await passOn(deps, delivery, { ...heard, files: filesOf(news.message), direct: false });
      if (passed !== null) return passed;
      const { channelId, ts, threadTs, authorId: personId } = heard;
      const where = { teamId, channelId, personId, ...(threadTs === ts ? {} : { threadTs }) };
      const off = await refuseWhereOff(deps, where);
      if (off !== null) return off;
      const { turnId } = await deps.turns.ask({
        teamId,
        channelId,
        ts,
        threadTs,
        askerId: personId,
        text: heard.text,
        origin: 'mention',
        ...(await preferredViewer(deps, teamId, personId)),
      });
      return { outcome: 'turn', turnId };
    }),
  );
};
