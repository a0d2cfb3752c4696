import { MOST_ALSO } from '../../accounts/queries/record-query.ts';
import { startOfJoin } from '../../text/record-cues/start-of-join.ts';
import { type Builder, fieldsOf } from './builder.ts';

/** What stands so near behind a field says something about it: "and the amount over 50k". */
const BEHIND = 6;

/** Fields that are asked for besides what rows are chosen by, as columns: "which deals close this month, and who owns them?" */
export function readAlso({ reading, entity, values }: Builder): string[] {
  const { fields } = fieldsOf(entity);
  const also = new Set<string>();
  if ('owner' in fields && reading.takeAll('whose_each').length > 0) also.add('owner');
  for (const field of Object.keys(fields)) {
    for (const cue of reading.see(`field:${field}`)) {
      const from = startOfJoin(reading.folded, cue.start);
      const isChosenBy =
        values.some(({ start }) => start >= cue.end && start - cue.end <= BEHIND) ||
        ['over', 'under', 'not', 'without'].some((name) =>
          reading.see(name).some(({ start }) => start >= cue.end && start - cue.end <= BEHIND),
        );
      // "Past their close date" is how deals are chosen, and no column.
      const isOverdue = reading.see('overdue').some(({ start, end }) => start <= cue.start && cue.end <= end);
      if (from === null || isChosenBy || isOverdue) continue;
      reading.takeSpan({ start: from, end: cue.end });
      also.add(field);
    }
  }
  return [...also].slice(0, MOST_ALSO);
}
