import type { Language } from '../core/language.ts';
import { t } from '../messages/t.ts';
import { joinSentences } from './spoken.ts';
import { nameOf, type Writing } from './writing.ts';

/** How a handoff stands: what was decided, by whom, when; `moment` writes a time for its readers. */
export function stateWords(language: Language, moment: (at: Date) => string, writing: Writing): string {
  const { handoff } = writing;
  const decided = { name: nameOf(writing, handoff.decidedBy), time: when(handoff.decidedAt) };
  const closed = { time: when(handoff.closedAt) };
  function when(at: Date | null): string {
    return at === null ? '–' : moment(at);
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
      return joinSentences(decision);
    case 'resolved':
      if (handoff.decision === null && handoff.decidedBy !== null)
        return joinSentences([
          t(language, 'handoff.state.closed_by', decided),
          ...helpedWords(language, handoff),
        ]);
      return joinSentences([
        ...decision,
        t(language, 'handoff.state.closed', closed),
        ...helpedWords(language, handoff),
      ]);
    case 'withdrawn':
      return t(language, 'handoff.state.withdrawn', { name: nameOf(writing, handoff.askerId), ...closed });
  }
}

/** What the asker said of it in the end. */
function helpedWords(language: Language, { surveyScore: score }: Writing['handoff']): string[] {
  if (score === null) return [];
  const verdict = score >= 4 ? 'yes' : score === 3 ? 'partly' : 'no';
  return [t(language, `handoff.state.helped.${verdict}`, { score })];
}
