import { z } from 'zod';
import { settling } from '../outcome-carrier.ts';
import { hear } from './hear.ts';
import type { Listener } from './listener.ts';
import { readMessageNews } from './message-event.ts';

const body = z.looseObject({ event: z.unknown() });

/** A mention in a channel is a question; the message event of the same `ts` is the same question. */
export const answerMention: Listener = (bolt, deps) => {
  bolt.event(
    'app_mention',
    settling(async (raw, { teamId }) => {
      const news = readMessageNews(body.parse(raw).event, deps.identity);
      if (news.type !== 'posted')
        return { outcome: 'ignored', reason: `a mention that is not a person's message` };
      if (news.direct) return { outcome: 'ignored', reason: 'duplicate of the question' };
      if (news.message.user === undefined)
        return { outcome: 'ignored', reason: 'a message without an author' };
      const heard = await hear(deps, { teamId, ...news, authorKind: 'person' });
      const { turnId } = await deps.turns.ask({
        teamId,
        channelId: heard.channelId,
        ts: heard.ts,
        threadTs: heard.threadTs,
        askerId: heard.authorId,
        text: heard.text,
        origin: 'mention',
      });
      return { outcome: 'turn', turnId };
    }),
  );
};
