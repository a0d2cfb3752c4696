import type { Language } from '../core/language.ts';
import { t } from '../messages/t.ts';
import { nameOf, timeWords, type Writing } from './writing.ts';

/** How a handoff stands: what was decided, by whom, when; for readers of a language in a time zone. */
export function stateWords(language: Language, timeZone: string, writing: Writing): string {
  const { handoff } = writing;
  const decided = { name: nameOf(writing, handoff.decidedBy), time: when(handoff.decidedAt) };
  const closed = { time: when(handoff.closedAt) };
  function when(at: Date | null): string {
    return at === null ? '–' : timeWords(language, at, timeZone);
  }
  const decision =
    handoff.decision === null ? [] : [t(language, `handoff.state.${handoff.decision}`, decided)];
  switch (handoff.state) {
    case 'open':
      if (handoff.assigneeId === null) return t(language, 'handoff.state.open');
      return t(language, 'handoff.state.assigned', { name: nameOf(writing, handoff.assigneeId) });
    case 'taken':
    case 'answered':
    case 'declined':
      return decision.join(' ');
    case 'resolved':
      if (handoff.decision === null && handoff.decidedBy !== null)
        return t(language, 'handoff.state.closed_by', decided);
      return [...decision, t(language, 'handoff.state.closed', closed)].join(' ');
    case 'withdrawn':
      return t(language, 'handoff.state.withdrawn', { name: nameOf(writing, handoff.askerId), ...closed });
  }
}
