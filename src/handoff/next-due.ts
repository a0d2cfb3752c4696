import type { Setting } from '../core/settings.ts';
import { addBusinessHours } from './business-time.ts';
import type { Handoff } from './handoff.ts';
import type { Step } from './transitions.ts';

/**
 * The most that people are reminded at each level; afterwards the clock is silent, so that a question nobody takes
 * costs nobody more than seven messages.
 */
export const MAX_REMINDERS = 3;
/** How often a lead who has taken over is reminded of a talk that nobody ended before the clock ends it. */
const MAX_TALK_REMINDERS = 2;

type Waiting = Setting<'waiting'>;

/** When the clock looks at a handoff next, counted from `now`; null: not any more. */
export function nextDue(handoff: Handoff, now: Date, waiting: Waiting): Date | null {
  switch (handoff.state) {
    case 'open':
      return nextOpenDue(handoff, now, waiting);
    case 'taken':
    case 'answered':
      return addBusinessHours(now, waiting.closeAfterHours, waiting);
    default:
      return null;
  }
}

/** When the clock looks at a new handoff. */
export function firstDue(openedAt: Date, waiting: Waiting): Date {
  return addBusinessHours(openedAt, Math.min(waiting.remindAfterHours, waiting.escalateAfterHours), waiting);
}

function nextOpenDue(handoff: Handoff, now: Date, waiting: Waiting): Date | null {
  const reminder =
    handoff.reminded < MAX_REMINDERS ? addBusinessHours(now, waiting.remindAfterHours, waiting) : null;
  if (handoff.level > 0) return reminder;
  const passedOn = escalationDue(handoff, waiting);
  return reminder !== null && reminder < passedOn ? reminder : passedOn;
}

/** What a tick turns out to be; null when nothing is due. */
export function stepDue(handoff: Handoff, now: Date, waiting: Waiting): Step | null {
  if (handoff.dueAt === null || now < handoff.dueAt) return null;
  switch (handoff.state) {
    case 'open':
      if (handoff.level > 0) return handoff.reminded < MAX_REMINDERS ? 'remind' : null;
      return handoff.reminded >= MAX_REMINDERS || now >= escalationDue(handoff, waiting)
        ? 'escalate'
        : 'remind';
    case 'taken':
      return handoff.reminded < MAX_TALK_REMINDERS ? 'remind' : 'close';
    case 'answered':
      return 'close';
    default:
      return null;
  }
}

function escalationDue(handoff: Handoff, waiting: Waiting): Date {
  return addBusinessHours(handoff.openedAt, waiting.escalateAfterHours, waiting);
}
