import { addNotice } from './add-notice.ts';
import { carryOut } from './carry-out.ts';
import type { HandoffDeps } from './handoff-deps.ts';
import { listHandoffs, readEscalationChannel, readHandoff } from './handoff-store.ts';
import { findHandoffThread } from './handoff-thread.ts';
import type { Handoffs } from './handoffs.ts';
import { openHandoff } from './open-handoff.ts';

/** Creates what turns, the chat adapter and the command line ask of handoffs; it keeps nothing outside the database. */
export function createHandoffs(deps: HandoffDeps): Handoffs {
  const { database } = deps;
  return {
    escalationChannel: (teamId, topic) => readEscalationChannel(database, teamId, topic),
    open: (tx, request, how) => openHandoff(deps, tx, request, how),
    notice: (tx, handoff, said) => addNotice(deps, tx, { handoff, said }),
    act: (request) => carryOut(deps, request),
    ofThread: (thread) => findHandoffThread(database, thread),
    read: (id) => readHandoff(database, id),
    list: (filter) => listHandoffs(database, filter),
  };
}
