import type { PersonId } from '../core/ids.ts';
import { mayBeGiven, type Side, sideOf } from './authority.ts';
import type { Effect } from './effects.ts';
import type { Handoff, HandoffAction, HandoffActor, HandoffDraft, HandoffRefusal } from './handoff.ts';
import { hashDraft } from './hash-draft.ts';
import { MAX_REMINDERS } from './next-due.ts';
import { textOf } from './parts-text.ts';
import type { Situation } from './situation.ts';
import type { Step } from './transitions.ts';

/** What a step writes besides state, version and times, and what is said of it; or why it cannot be taken as given. */
export type Change =
  | { type: 'changed'; fields: Partial<Handoff>; effects: Effect[] }
  | { type: 'refused'; reason: HandoffRefusal };

type ActionOf<Name extends Step> = Extract<HandoffAction, { type: Name }>;

/** What each step does where the table allows it; the authority of who acts was checked before. */
export const STEPS: {
  [Name in Step]: (handoff: Handoff, action: ActionOf<Name>, situation: Situation) => Change;
} = {
  approve(handoff, { draftHash }, { actor, now, mayBeSent }) {
    if (handoff.draft === null) return refuse('not_now');
    // Of the draft as it is stored now: what is sent is what was hashed, even if somebody touched the row in between.
    if (hashDraft(handoff.draft) !== draftHash) return refuse('draft_changed');
    if (!mayBeSent) return refuse('not_for_all_readers');
    const fields = { ...decided('approved', actor.id, now), answer: answerOf(handoff.draft) };
    return change(fields, [{ to: 'asker', say: 'approved_answer', by: actor.id }, ...REDRAWN]);
  },

  edit_and_send(_handoff, { text }, { actor, now }) {
    if (text.trim() === '') return refuse('not_now');
    const answer = { say: 'written_answer', by: actor.id, text } as const;
    const fields = { ...decided('edited', actor.id, now), answer: text };
    return change(fields, [{ to: 'asker', ...answer }, { to: 'leads', ...answer }, ...REDRAWN]);
  },

  take_over(handoff, { seen = 'open' }, { actor, now }) {
    if (seen !== handoff.state) return refuse('decided');
    const taken = { say: 'taken', by: actor.id, from: null } as const;
    const fields = { ...decided('taken', actor.id, now), assigneeId: actor.id as PersonId, reminded: 0 };
    return change(fields, [{ to: 'asker', ...taken }, { to: 'leads', ...taken }, ...REDRAWN]);
  },

  decline(_handoff, { reason }, { actor, now }) {
    if (reason.trim() === '') return refuse('not_now');
    const fields = { ...decided('declined', actor.id, now), declineReason: reason };
    return change(fields, [{ to: 'asker', say: 'declined', by: actor.id, reason }, ...REDRAWN]);
  },

  assign(handoff, { to }, { actor, assignee, nextRole }) {
    if (assignee === null || !mayBeGiven(handoff, assignee, nextRole)) return refuse('assignee_not_allowed');
    if (handoff.assigneeId === to) return refuse('not_now');
    const notices: Effect[] = [
      { to: 'leads', say: 'assigned', by: actor.id, assignee: to },
      { to: 'assignee', say: 'given', by: actor.id, assignee: to },
      ...REDRAWN,
    ];
    if (handoff.state === 'open') return change({ assigneeId: to }, notices);
    const goesOn: Effect = { to: 'asker', say: 'taken', by: to, from: handoff.assigneeId };
    return change({ assigneeId: to, decidedBy: to, reminded: 0 }, [goesOn, ...notices]);
  },

  resolve(handoff, { answer = '' }, situation) {
    return closed(handoff, answer.trim() === '' ? null : answer, situation);
  },

  close: (handoff, _action, situation) => closed(handoff, null, situation),

  withdraw: () => change({}, [{ to: 'leads', say: 'withdrawn' }, ...REDRAWN]),

  survey(handoff, { score, comment }) {
    if (!Number.isInteger(score) || score < 1 || score > 5) return refuse('not_now');
    const surveyComment = comment ?? handoff.surveyComment;
    const first = handoff.surveyScore === null;
    // Words that follow a score are not thanked for again.
    const thanks: Effect[] = score === handoff.surveyScore ? [] : [{ to: 'alone', say: 'thanks', score }];
    return change({ surveyScore: score, surveyComment }, [
      ...thanks,
      { to: 'leads', say: 'survey_score', score, comment: surveyComment, first },
      { to: 'channel', say: 'card' },
    ]);
  },

  relay(handoff, { message }, { actor, relayed }) {
    const from = sideOf(handoff, actor, message);
    if (from === null) return refuse('not_allowed');
    if (relayed !== null) return refuse('not_now');
    const relay = { say: 'relay', from, by: actor.id, message } as const;
    return change({ reminded: 0 }, [{ to: other(from), ...relay }]);
  },

  relay_edit(handoff, { message }, situation) {
    const copy = copyOf(handoff, situation);
    if (copy.type === 'refused') return copy;
    const { from, revision } = copy;
    const edit = { say: 'relay_edit', from, by: situation.actor.id, message, revision } as const;
    return change({}, [{ to: other(from), ...edit }]);
  },

  relay_delete(handoff, { message }, situation) {
    const copy = copyOf(handoff, situation);
    if (copy.type === 'refused') return copy;
    const { from, revision } = copy;
    return change({}, [{ to: other(from), say: 'relay_delete', from, message, revision }]);
  },

  remind(handoff) {
    const fields = { reminded: handoff.reminded + 1 };
    if (handoff.state === 'taken') return change(fields, [{ to: 'leads', say: 'talk_reminded' }]);
    const last = handoff.level > 0 && fields.reminded >= MAX_REMINDERS;
    return change(fields, [
      { to: 'leads', say: 'reminded', last },
      { to: 'asker', say: 'reminded', last },
    ]);
  },

  escalate(handoff) {
    return change({ level: handoff.level + 1, reminded: 0 }, [
      { to: 'channel', say: 'escalated' },
      { to: 'asker', say: 'escalated' },
      ...REDRAWN,
    ]);
  },
};

/** Card and notice come last: what people wait for comes before what only changes its look. */
const REDRAWN: readonly Effect[] = [
  { to: 'channel', say: 'card' },
  { to: 'asker', say: 'notice' },
];

function change(fields: Partial<Handoff>, effects: Effect[]): Change {
  return { type: 'changed', fields, effects };
}

function refuse(reason: HandoffRefusal): { type: 'refused'; reason: HandoffRefusal } {
  return { type: 'refused', reason };
}

function decided(decision: Handoff['decision'], by: HandoffActor, at: Date): Partial<Handoff> {
  return { decision, decidedBy: by as PersonId, decidedAt: at };
}

function closed(handoff: Handoff, answer: string | null, { actor, now, saidByLead }: Situation): Change {
  const by = actor.id === 'clock' || actor.id === 'operator' ? null : actor.id;
  const fields: Partial<Handoff> = { answer: answer ?? handoff.answer ?? saidByLead };
  if (handoff.decidedBy === null && by !== null) Object.assign(fields, { decidedBy: by, decidedAt: now });
  // What the asker has read already is kept as the answer, but not said to them again.
  const wasSaid =
    answer !== null && [handoff.answer, saidByLead].some((text) => text?.includes(answer.trim()));
  const resolved = { say: 'resolved', by: actor.id, answer: wasSaid ? null : answer } as const;
  return change(fields, [
    { to: 'asker', ...resolved },
    { to: 'alone', say: 'survey' },
    { to: 'leads', ...resolved },
    ...REDRAWN,
  ]);
}

function answerOf(draft: HandoffDraft): string {
  return draft.parts.map(textOf).join('\n\n');
}

function other(side: Side): 'asker' | 'leads' {
  return side === 'asker' ? 'leads' : 'asker';
}

/** The copy that an edit or a deletion goes to, with its next revision; only who wrote a message can change it. */
function copyOf(
  handoff: Handoff,
  { actor, relayed }: Situation,
): { type: 'copy'; from: Side; revision: number } | { type: 'refused'; reason: HandoffRefusal } {
  if (relayed === null || relayed.withdrawn) return refuse('not_now');
  if ((relayed.side === 'asker') !== (actor.id === handoff.askerId)) return refuse('not_allowed');
  return { type: 'copy', from: relayed.side, revision: relayed.revision + 1 };
}
