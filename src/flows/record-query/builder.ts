import type { RecordWords } from '../../accounts/queries/read-record-words.ts';
import { type EntityFields, RECORD_FIELDS } from '../../accounts/queries/record-fields.ts';
import type { Condition, RecordEntity, RecordQuery } from '../../accounts/queries/record-query.ts';
import type { Reading, Span } from '../../text/record-cues/reading.ts';
import type { ValueFound } from './match-values.ts';
import type { RecordTerms } from './record-terms.ts';

/** A word of people's whose meaning the company has settled; the reply says which. */
export type TermUsed = 'at_risk' | 'stale' | 'quiet' | 'big' | 'overdue';

/** What a question is read with. */
export interface ReadWith {
  words: RecordWords;
  terms: RecordTerms;
  /** `YYYY-MM-DD` where the asker is. */
  today: string;
  /** An account that is named, by the name that its record has, and where. */
  accounts: (Span & { name: string })[];
  /** People who are named, by id, and where. */
  people: (Span & { id: string; name: string })[];
  /** The entity where the text names none: that of the question before. */
  before?: RecordQuery;
}

/** Days that a text names; open ends are null. */
export interface Period extends Span {
  from: string | null;
  to: string | null;
  /** Whether the text says the year; else the next that fits was taken. */
  sure: boolean;
}

/** A query in the making: what has been understood so far, and what it is read from. */
export interface Builder {
  reading: Reading;
  given: ReadWith;
  entity: RecordEntity;
  where: Condition[];
  terms: TermUsed[];
  values: ValueFound[];
  periods: Period[];
  /** What was read and means nothing for such records. */
  unread: string[];
  /** How long something has been so: since which day, and how many days that is. */
  span: { since: string; days: number } | null;
}

/** What an order has, where a database that is read in place holds orders. */
const ORDER: Pick<EntityFields, 'amount' | 'date'> & { fields: EntityFields['fields'] } = {
  fields: {},
  amount: 'total',
  date: 'date',
};

/** The fields of an entity with those that are meant where nobody says which. */
export function fieldsOf(entity: RecordEntity): typeof ORDER {
  return entity === 'order' ? ORDER : RECORD_FIELDS[entity];
}

/** A field of the entity that is named right after a place, and taken. */
export function takeFieldNear(
  reading: Reading,
  entity: RecordEntity,
  { at, within }: { at: number; within: number },
): string | null {
  const names = [...Object.keys(fieldsOf(entity).fields), ...(entity === 'account' ? ['champion'] : [])];
  const [nearest] = names
    .flatMap((name) =>
      [...reading.see(`field:${name}`), ...(name === 'nextStep' ? reading.see('next_step') : [])].map(
        (cue) => ({ name, cue }),
      ),
    )
    .filter(({ cue }) => cue.start >= at && cue.start - at <= within)
    .sort((a, b) => a.cue.start - b.cue.start || b.cue.end - a.cue.end);
  if (nearest === undefined) return null;
  reading.takeSpan(nearest.cue);
  return nearest.name;
}
