import type { Handoff } from '../handoff/handoff.ts';
import type { HandoffEvent } from '../handoff/handoff-events.ts';
import type { CommandOutput } from './command.ts';

/** A handoff as a row of a list. */
export function toHandoffRow(handoff: Handoff): Record<string, unknown> {
  const { id, state, topic, role, askerId, openedAt, dueAt } = handoff;
  const by = handoff.decidedBy ?? handoff.assigneeId;
  return { id, state, topic, role, level: handoff.level, asker: askerId, by, opened: openedAt, due: dueAt };
}

/** Prints one handoff with what was done to it, line by line. */
export function printHandoff(output: CommandOutput, handoff: Handoff, events: readonly HandoffEvent[]): void {
  const facts: [string, unknown][] = [
    ['state', handoff.state],
    ['topic', `${handoff.topic}, ${handoff.reason}`],
    ['asker', handoff.askerId],
    ['question', handoff.question],
    ['channel', handoff.channelId],
    ['for', `${handoff.role}${handoff.level > 0 ? ', passed on' : ''}`],
    ['given to', handoff.assigneeId],
    ['decided', handoff.decision === null ? null : `${handoff.decision} by ${handoff.decidedBy}`],
    ['declined', handoff.declineReason],
    ['answer', handoff.answer],
    ['survey', handoff.surveyScore === null ? null : `${handoff.surveyScore} of 5`],
    ['comment', handoff.surveyComment],
    ['due', handoff.dueAt?.toISOString() ?? null],
    ['turn', handoff.turnId],
  ];
  for (const [label, value] of facts)
    if (value !== null && value !== '') output.out(`${label.padEnd(9)} ${value}\n`);
  for (const { at, type, actor, detail } of events) {
    const assignee = detail.assignee === undefined ? '' : ` to ${String(detail.assignee)}`;
    output.out(`event     ${at.toISOString()} ${type} by ${actor}${assignee}\n`);
  }
}
