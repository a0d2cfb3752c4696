import type { Reply } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import type { Turn } from './turn.ts';

const MOST_NAMED = 5;

/** Says which pictures and files of the question nobody has looked into, so that no answer is taken to rest on them. */
export function addUnreadNote(reply: Reply, { unreadFiles }: Pick<Turn, 'unreadFiles'>): Reply {
  const count = unreadFiles.length;
  if (count === 0) return reply;
  const { language } = reply;
  const named = unreadFiles.slice(0, MOST_NAMED).map((name) => t(language, 'turn.unread.name', { name }));
  const more = count > MOST_NAMED ? [t(language, 'turn.unread.more', { count: count - MOST_NAMED })] : [];
  const files = new Intl.ListFormat(language, { type: 'conjunction' }).format([...named, ...more]);
  return { ...reply, notes: [...reply.notes, t(language, 'turn.unread', { files })] };
}
