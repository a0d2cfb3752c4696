import type { Reply } from '../core/reply.ts';
import type { Database } from '../store/database.ts';
import { readSetting } from '../store/settings.ts';
import { writeNotice } from './enqueue-effects.ts';
import type { Handoff } from './handoff.ts';
import type { HandoffDeps } from './handoff-deps.ts';
import type { TurnReply } from './handoffs.ts';
import { readWriting } from './writing.ts';

/** Adds to the reply of a turn that demanded a person whom it asked and how that stands. */
export async function addNotice(
  { clock, topics }: HandoffDeps,
  tx: Database,
  { handoff, said: { key, revision, reply } }: { handoff: Handoff; said: TurnReply },
): Promise<Reply> {
  const { teamId, topic } = handoff;
  const { value: waiting } = await readSetting(tx, teamId, 'waiting');
  const { nextRole } = (await readSetting(tx, teamId, 'topic', topic)).value;
  const writing = await readWriting(tx, { handoff, now: clock.now(), nextRole, waiting, topics }, []);
  // It has a message of its own already, which goes on saying it.
  if (writing.notice.in === 'own') return reply;
  const [first] = reply.parts;
  const notice = { in: 'reply', key, revision, said: first?.type === 'text' ? first.text : '' } as const;
  const { parts, actions = [], standing } = writeNotice({ ...writing, notice });
  const said = { ...reply, parts: [...parts, ...reply.parts.slice(1)], actions };
  return standing === undefined ? said : { ...said, standing };
}
