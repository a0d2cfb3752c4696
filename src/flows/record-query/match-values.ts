import type { RecordWords } from '../../accounts/queries/read-record-words.ts';
import type { RecordEntity } from '../../accounts/queries/record-query.ts';
import { contentWords, sameStem } from '../../text/content-words.ts';
import { fold } from '../../text/fold.ts';
import { isMisspelling } from '../../text/is-misspelling.ts';
import { countryCode } from '../../text/read-countries.ts';
import type { Reading, Span } from '../../text/record-cues/reading.ts';

/** A value of a record that a text names. */
export interface ValueFound extends Span {
  value: string;
  /** Other values that mean the same: "UK" beside "United Kingdom". */
  same: string[];
  /** The fields that hold it, the likeliest first. */
  fields: { entity: RecordEntity; field: string }[];
  not: boolean;
}

const MOST_WORDS = 5;
/** Owners are people and looked up as such; a name is told by its account. */
const NOT_VALUES = new Set(['owner', 'name']);
/** Which field is meant, where several hold one word. */
const LIKELIEST = [
  'stage',
  'status',
  'priority',
  'competitor',
  'country',
  'industry',
  'segment',
  'edition',
  'product',
  'type',
  'tier',
  'source',
  'role',
];
/** Words that say how a deal or a case stands are that, whatever the source calls its states. */
const STATES = ['open', 'closed', 'won', 'lost'];
interface Known {
  value: string;
  fields: { entity: RecordEntity; field: string }[];
}

/** Finds the values of records that the untaken words of a text name, and takes them; the longest name wins. */
export function matchValues(reading: Reading, words: RecordWords, entity: RecordEntity | null): ValueFound[] {
  const known = indexValues(words, entity);
  const found: ValueFound[] = [];
  for (let length = MOST_WORDS; length > 0; length -= 1) {
    const left = reading.words();
    for (let at = 0; at + length <= left.length; at += 1) {
      const run = left.slice(at, at + length);
      const span = { start: run[0]!.start, end: run.at(-1)!.end };
      if (reading.isTaken(span) || !isRun(reading, run) || (length === 1 && isCue(reading, span, entity)))
        continue;
      const values = known.find(reading.text.slice(span.start, run.at(-1)!.start + run.at(-1)!.word.length), {
        exactly: reading.isField(span),
        words: length,
        industry: entity === 'account',
      });
      const [first, ...same] = values;
      if (first === undefined) continue;
      const named = fieldBeside(
        reading,
        span,
        first.fields.map((one) => one.field),
      );
      // Customers are in a segment, and on an edition.
      const field = named ?? (reading.has('who_is_on') ? 'edition' : null);
      reading.takeSpan(span);
      found.push({
        ...span,
        value: first.value,
        same: same.map(({ value }) => value),
        fields: rank(first.fields, entity, field),
        not: takeNegation(reading, span),
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Whether words stand side by side. */
function isRun({ folded }: Reading, run: readonly Span[]): boolean {
  return run.every((one, at) => at === 0 || /^[\s&/-]*$/u.test(folded.slice(run[at - 1]!.end, one.start)));
}

/** "In stage Negotiation", "the Enterprise edition": a field that is named beside its value. */
function fieldBeside(reading: Reading, { start, end }: Span, fields: readonly string[]): string | null {
  for (const field of fields) {
    const [beside] = reading
      .see(`field:${field}`)
      .filter(
        (cue) => (cue.end <= start && start - cue.end <= 4) || (cue.start >= end && cue.start - end <= 2),
      );
    if (beside === undefined) continue;
    reading.takeSpan(beside);
    return field;
  }
  return null;
}

function rank(fields: Known['fields'], entity: RecordEntity | null, named: string | null): Known['fields'] {
  const place = ({ entity: own, field }: Known['fields'][number]): number =>
    (field === named ? 0 : 1_000) +
    (entity === null || own === entity ? 0 : own === 'account' ? 100 : 10_000) +
    (LIKELIEST.includes(field) ? LIKELIEST.indexOf(field) : 50);
  return [...fields].sort((a, b) => place(a) - place(b));
}

/** Whether a word says how things stand, or that accounts renew, and names no value. */
function isCue(reading: Reading, { start, end }: Span, entity: RecordEntity | null): boolean {
  const names = entity === 'opportunity' ? STATES : [...STATES, 'renewal'];
  return names.some((name) => reading.see(name).some((cue) => cue.start <= start && end <= cue.end));
}

/** Takes the "not" before a value. */
function takeNegation(reading: Reading, { start }: Span): boolean {
  const [negation] = reading.see('not').filter((cue) => cue.end <= start && start - cue.end < 8);
  if (negation !== undefined) reading.takeSpan(negation);
  return negation !== undefined;
}

/** How a text is looked for. */
interface How {
  /** Only as it stands: it names a field too. */
  exactly: boolean;
  /** How many words it has: a near value has as many. */
  words: number;
  /** A word of an industry's name will do. */
  industry: boolean;
}

function indexValues(
  words: RecordWords,
  entity: RecordEntity | null,
): { find(text: string, how: How): Known[] } {
  const byKey = new Map<string, Known>();
  const byCountry = new Map<string, Known[]>();
  for (const { entity: own, field, value } of words.values) {
    if (NOT_VALUES.has(field)) continue;
    if (entity !== null && own !== entity && own !== 'account' && entity !== 'account') continue;
    const key = keyOf(value);
    const known = byKey.get(key) ?? { value, fields: [] };
    known.fields.push({ entity: own, field });
    byKey.set(key, known);
    if (field !== 'country') continue;
    const code = countryCode(value);
    if (code !== null) byCountry.set(code, [...(byCountry.get(code) ?? []), known]);
  }
  const all = [...byKey];
  const byContent = new Map(all.map(([, known]) => [contentWords(known.value).join(' '), known]));
  return {
    find(text, { exactly, industry, words: length }) {
      const code = countryCode(text);
      const countries = code === null ? undefined : byCountry.get(code);
      if (countries !== undefined) return countries;
      const key = keyOf(text);
      if (key === '') return [];
      const exact = byKey.get(key) ?? byKey.get(key.replace(/s$/u, ''));
      // A single letter is a word of the language as often as a tier.
      if (exact !== undefined) return key.length > 1 || text !== text.toLowerCase() ? [exact] : [];
      if (exactly) return [];
      // "Food companies" are those of every industry with "food" in it.
      const parts = industry
        ? all.filter(
            ([, known]) =>
              known.fields.some(({ field }) => field === 'industry') &&
              contentWords(known.value).some((word) => key.length > 3 && sameStem(word, fold(text))),
          )
        : [];
      if (parts.length > 0) return parts.map(([, known]) => known);
      // "Waiting on the customer" is "waiting on customer".
      const content = contentWords(text);
      const loose = content.length < 2 ? undefined : byContent.get(content.join(' '));
      if (loose !== undefined) return [loose];
      if (key.length < 5) return [];
      const near = all.filter(
        ([other, known]) =>
          other.length > 3 &&
          known.value.trim().split(/\s+/u).length === length &&
          (sameStem(key, other) || isMisspelling(key, other)),
      );
      return near.length === 1 ? [near[0]![1]] : [];
    },
  };
}

/** Spaces and hyphens do not tell values apart: "healthcare" is "Health care". */
function keyOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
