import type { Audience } from '../core/audience.ts';
import type { Person } from '../core/person.ts';
import type { Reply } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import type { Turn } from './turn.ts';

/** Says who asked where that cannot be seen: a command stands in no message, and others read what comes of it; nobody else does in a DM. */
export function addAskerNote(
  reply: Reply,
  turn: Pick<Turn, 'origin' | 'viewerId'>,
  { asker, audience }: { asker: Pick<Person, 'realName' | 'handle'> | null; audience: Audience },
): Reply {
  const hasOthers = audience.everyone || audience.people.length > 1;
  if (turn.origin !== 'command' || turn.viewerId !== null || !hasOthers || asker === null) return reply;
  const name = (asker.realName || asker.handle).replace(/[*_~`<>[\]|\\\n]/g, ' ').trim();
  return { ...reply, notes: [t(reply.language, 'turn.asked_by', { name }), ...reply.notes] };
}
