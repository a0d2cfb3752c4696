import type { PersonId, TeamId } from '../core/ids.ts';
import type { Reply } from '../core/reply.ts';
import type { KeyEnd } from '../messages/catalogue.ts';
import { t } from '../messages/t.ts';
import type { Database } from '../store/database.ts';
import { readChannel } from '../store/directory.ts';
import { listAdmins } from '../store/list-admins.ts';
import { enqueueMessage, type OutboxMessage } from '../store/outbox.ts';
import { readPerson } from '../store/people.ts';
import { chooseLanguage } from './open-question.ts';
import { plainReply } from './plain-reply.ts';

/**
 * Notifies the admins and the person who waits, once each, that a message is held until its place opens: it is
 * archived, or the bot is not in it any more.
 */
export async function notifyPlaceClosed(database: Database, message: OutboxMessage): Promise<void> {
  const { teamId, channelId, askerId } = message.address;
  const channel = await readChannel(database, teamId, channelId);
  const place = channel?.kind === 'public' ? `#${channel.name}` : null;
  const key = place === null ? 'turn.place_closed.admin.unnamed' : 'turn.place_closed.admin.named';
  for (const admin of await listAdmins(database, teamId))
    if (admin !== askerId) await notify(database, message, { to: admin, key, place });
  await notify(database, message, { to: askerId, key: 'turn.place_closed.asker', place: null });
}

async function notify(
  database: Database,
  { address, lane, key: late }: OutboxMessage,
  news: { to: PersonId; key: `turn.place_closed.${KeyEnd<'turn.place_closed'>}`; place: string | null },
): Promise<void> {
  const language = await languageOf(database, address.teamId, news.to);
  const key = `${lane ?? late}:closed-${news.to}:1`;
  const text = t(language, news.key, { place: news.place ?? '' });
  await enqueueMessage(database, {
    key,
    lane: key,
    operation: 'post',
    address: {
      surface: address.surface,
      teamId: address.teamId,
      channelId: address.channelId,
      askerId: news.to,
      viewer: news.to,
      direct: true,
    },
    reply: plainReply(language, text, 'handed_off'),
  });
}

async function languageOf(database: Database, teamId: TeamId, id: PersonId): Promise<Reply['language']> {
  const person = await readPerson(database, teamId, id);
  return chooseLanguage('', person?.preferences.language, person?.locale);
}
