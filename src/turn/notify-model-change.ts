import { readingLanguage } from '../feedback/reading-language.ts';
import { t } from '../messages/t.ts';
import { listAdmins } from '../store/list-admins.ts';
import { enqueueMessage } from '../store/outbox.ts';
import { readPerson } from '../store/people.ts';
import { plainReply } from './plain-reply.ts';
import type { Turn, TurnDeps } from './turn.ts';

/**
 * Tells the admins, once each, that the endpoint names another model than before: answers may be other than those that
 * were tried. It comes into their messages with the bot, whatever surface the question was asked on.
 */
export async function notifyModelChange(
  { database }: Pick<TurnDeps, 'database'>,
  turn: Turn,
  change: { asked: string; from: string; to: string },
): Promise<void> {
  for (const admin of await listAdmins(database, turn.teamId)) {
    const person = await readPerson(database, turn.teamId, admin);
    const language = person === null ? 'en' : readingLanguage(person);
    const key = `model-change:${turn.id}:${turn.revision}:${admin}`;
    await enqueueMessage(database, {
      key,
      lane: key,
      operation: 'post',
      address: {
        surface: 'chat',
        teamId: turn.teamId,
        channelId: turn.channelId,
        askerId: admin,
        viewer: admin,
        direct: true,
      },
      reply: plainReply(language, t(language, 'turn.model.changed', change), 'answered'),
    });
  }
}
