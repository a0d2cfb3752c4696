import type { RecordWords } from '../../accounts/queries/read-record-words.ts';
import type { PlainCondition, RecordEntity } from '../../accounts/queries/record-query.ts';
import { openReading } from '../../text/record-cues/reading.ts';
import type { Builder } from './builder.ts';
import type { ValueFound } from './match-values.ts';

const WITH_STATE: readonly RecordEntity[] = ['opportunity', 'case'];
const WITH_OWNER: readonly RecordEntity[] = ['account', 'opportunity', 'case', 'lead', 'activity'];

/** Whose records a text speaks of; null: it does not say. */
export type Whose = 'mine' | 'ours' | 'somebody' | null;

/** Reads whose records are meant. */
export function readWhose({ reading, given, entity, where }: Builder): Whose {
  const mine = reading.takeAll('mine').length > 0;
  const ours = reading.takeAll('ours').length > 0;
  const own = WITH_OWNER.includes(entity);
  const people = given.people.map(({ id }) => id);
  if (own && people.length > 0) {
    where.push({ op: 'owner', people });
    return 'somebody';
  }
  if (own && mine) {
    where.push({ op: 'owner', people: ['me'] });
    return 'mine';
  }
  return ours ? 'ours' : null;
}

/** Which account's records are meant. */
export function readAccount({ given, entity, where }: Builder): void {
  const names = [...new Set(given.accounts.map(({ name }) => name))];
  if (names.length === 0) return;
  where.push({ op: 'is', field: entity === 'account' ? 'name' : 'account.name', values: names });
}

/** How deals and cases stand. */
export type State = 'open' | 'closed' | 'won' | 'lost' | null;

/** Open, closed, won or lost; deals and cases that are not said to be closed are the open ones. */
export function readState({ reading, given, entity, where, periods, span }: Builder): State {
  if (!WITH_STATE.includes(entity)) {
    return null;
  }
  const has = (cue: string) => reading.takeAll(cue).length > 0;
  const isDeal = entity === 'opportunity';
  // A part of "did we close" may be taken by now; what a seller closed was won.
  const pastClose = reading.has('past_close');
  reading.takeAll('past_close');
  const won = isDeal && (has('won') || (pastClose && !reading.has('lost')));
  const lost = isDeal && has('lost');
  const open = has('open');
  const closed = pastClose || has('closed');
  if (won || lost) {
    const kind = won ? 'won' : 'lost';
    where.push({ op: 'is', field: 'closed', values: [true] });
    where.push(stageCondition(given.words, kind));
    return kind;
  }
  if (closed && !open) {
    where.push({ op: 'is', field: 'closed', values: [true] });
    return 'closed';
  }
  // "How many cases came in last week?" counts those that are closed by now too.
  const past = periods.some(({ to }) => to !== null && to < given.today);
  const opened = entity === 'case' && reading.has('opened') && (past || periods.length > 0);
  if (!open && (reading.see('all').length > 0 && !isDeal ? true : opened) && span === null) return null;
  where.push({ op: 'is', field: 'closed', values: [false] });
  return 'open';
}

/** The company's own stages that speak of winning or losing, or else the word itself. */
function stageCondition(words: RecordWords, kind: 'won' | 'lost'): PlainCondition {
  const stages = words.values.filter(
    ({ entity, field, value }) =>
      entity === 'opportunity' && field === 'stage' && openReading(value).has(kind),
  );
  return stages.length === 0
    ? { op: 'contains', field: 'stage', text: kind }
    : { op: 'is', field: 'stage', values: stages.map(({ value }) => value) };
}

/** "Accounts with open P1 cases", "accounts without a deal": what else the account has or has not. */
export function readRelated({ reading, given, entity, where, values }: Builder): void {
  if (entity !== 'account') return;
  for (const other of ['opportunity', 'case', 'contact', 'lead', 'activity'] as const) {
    const [noun] = reading.takeAll(other);
    if (noun === undefined) continue;
    const lead = reading.folded.slice(0, noun.start);
    const not = reading.see('without').some(({ start }) => start < noun.start && noun.start - start < 30);
    for (const cue of reading.see('without')) if (cue.start < noun.start) reading.takeSpan(cue);
    for (const cue of reading.see('with')) if (cue.start < noun.start) reading.takeSpan(cue);
    const inner: PlainCondition[] = [];
    if (other === 'opportunity' || other === 'case') {
      const closed = ['closed', 'won', 'lost'].find((cue) => reading.takeAll(cue).length > 0);
      reading.takeAll('open');
      inner.push({ op: 'is', field: 'closed', values: [closed !== undefined] });
      if (closed === 'won' || closed === 'lost') inner.push(stageCondition(given.words, closed));
      for (const value of takeValuesOf(values, other, lead.length)) inner.push(value);
    }
    where.push({ op: 'has', entity: other, where: inner, ...(not ? { not: true } : {}) });
  }
}

function takeValuesOf(values: ValueFound[], entity: RecordEntity, _before: number): PlainCondition[] {
  const own = values.filter(({ fields }) => fields.some((one) => one.entity === entity));
  for (const value of own) values.splice(values.indexOf(value), 1);
  return own.map(({ fields, value }) => ({
    op: 'is',
    field: fields.find((one) => one.entity === entity)!.field,
    values: [value],
  }));
}
