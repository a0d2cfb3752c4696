import { formatCount } from '../../accounts/format-values.ts';
import type { RecordFigure, RecordResult, RecordRow } from '../../accounts/queries/record-query.ts';
import { ROWS_SHOWN } from '../../accounts/queries/record-query.ts';
import type { Evidence } from '../../core/citation.ts';
import type { Draft } from '../../core/draft.ts';
import type { Question } from '../../core/question.ts';
import type { ReplyPart } from '../../core/reply.ts';
import { t } from '../../messages/t.ts';
import { type CitationMarks, citationMarksOf, cite } from '../citation-marks.ts';
import { capital } from './capital.ts';
import { formatCell, formatField, formatFigure } from './format-cell.ts';
import { formatQuery } from './format-query.ts';
import { formatTerm } from './format-terms.ts';
import { toListed } from './listed-records.ts';
import type { RecordTerms } from './record-terms.ts';
import { FEW, type RecordsInput } from './records-input.ts';

/** What a reply to a question across records is made of. */
export interface RecordsFound {
  question: Question;
  input: RecordsInput;
  results: readonly RecordResult[];
  evidence: Evidence[];
  terms: RecordTerms;
}

/** The plain form that stands before its wording in a record's text: "120000 EUR (€120,000)". */
const PLAIN = /(?<=: )[\d.-]+(?: [A-Z]{3})? \(([^()]+)\)$/u;
/** A reply is read on a phone: more columns than these are in the records, and fewer will do where there are many rows. */
const MAX_COLUMNS = 5;
const COLUMNS_OF_MANY = 4;
const MANY = 3;

/** Words what was found: the conditions in words with the count, figures, and rows with a mark each. */
export function draftRecords(found: RecordsFound): Draft {
  const { question, input, results, evidence, terms } = found;
  const marks = citationMarksOf(evidence);
  const parts = results.flatMap((result) => formatResult(found, result, marks));
  if (parts.length === 0 || isToldElsewhere(found))
    return { type: 'refused', reason: 'nothing_found', evidence: [] };
  const { language, audience } = question;
  const alone = !audience.everyone && audience.people.length === 1;
  return {
    type: 'answer',
    parts,
    evidence,
    suggestions: suggest(found),
    ...(isCut(found) ? { listed: toListed(input) } : {}),
    notes: [
      ...input.terms.map((term) => formatTerm(language, term, terms, input.query.entity)),
      t(language, alone ? 'records.readers_you' : 'records.readers_here'),
    ],
  };
}

/** Reports are of a quarter or more: no report tells of a shorter time. */
const SHORTEST_REPORTED_DAYS = 80;
const DAY_MS = 24 * 3_600_000;

/** What was won and lost is counted in reports too: where no record tells of it, an article may. */
function isToldElsewhere({ input: { query, opens }, results }: RecordsFound): boolean {
  return (
    opens !== true &&
    results.every(({ count }) => count === 0) &&
    !isOfShortTime(query) &&
    query.entity === 'opportunity' &&
    query.where.some((one) => 'field' in one && one.field === 'stage') &&
    query.where.some((one) => one.op === 'is' && one.field === 'closed' && one.values.includes(true))
  );
}

function isOfShortTime({ where }: RecordsInput['query']): boolean {
  return where.some((one) => {
    if (one.op !== 'between' || typeof one.from !== 'string' || typeof one.to !== 'string') return false;
    return (Date.parse(one.to) - Date.parse(one.from)) / DAY_MS < SHORTEST_REPORTED_DAYS;
  });
}

/** Whether more rows were found than are shown, and not because fewer were asked for. */
function isCut({ input: { query, opens }, results }: RecordsFound): boolean {
  const isList = query.measure.type === 'list' && query.limit >= ROWS_SHOWN && opens !== true;
  return isList && results.some(({ rows, count }) => rows.length < count);
}

function formatResult(found: RecordsFound, result: RecordResult, marks: CitationMarks): ReplyPart[] {
  const { question, input } = found;
  const { language } = question;
  const { query } = input;
  const mark = marks(result.id);
  const source: ReplyPart[] =
    found.results.length === 1 && result.source === null
      ? []
      : [{ type: 'heading', text: result.source ?? t(language, 'records.own') }];
  if (input.opens === true) return [...source, ...openRow(found, result)];
  const what = formatQuery(language, query, { count: result.count, names: input.names });
  if (result.count === 0) {
    // What a database read in place lacks is no answer beside one that has it.
    if (result.source !== null && found.results.some(({ count }) => count > 0)) return [];
    return [...source, { type: 'text', text: cite(t(language, 'records.none', { what }), mark) }];
  }
  if (result.groups.length > 0)
    return [
      ...source,
      { type: 'text', text: cite(`${capital(what)}:`, mark) },
      tabulateGroups(found, result, mark),
    ];
  if (query.measure.type === 'count')
    return [...source, ...formatCounted(found, result, { what, mark, marks })];
  if (query.measure.type !== 'list')
    return [
      ...source,
      {
        type: 'text',
        text: cite(
          capital(
            t(language, 'records.figure', {
              what,
              figure: formatFigures(language, query.measure.type, result.totals, result.count),
            }),
          ),
          mark,
        ),
      },
    ];
  return [...source, ...formatRows(found, result, { what, mark, marks })];
}

/** How many there are, and which where they are few. */
function formatCounted(
  found: RecordsFound,
  result: RecordResult,
  worded: { what: string; mark: string; marks: CitationMarks },
): ReplyPart[] {
  if (result.count <= FEW) return formatRows(found, result, worded);
  const { language } = found.question;
  const figure = formatCount(language, result.count);
  return [
    {
      type: 'text',
      text: cite(capital(t(language, 'records.figure', { what: worded.what, figure })), worded.mark),
    },
  ];
}

function formatRows(
  { question, input: { query } }: RecordsFound,
  result: RecordResult,
  { what, mark, marks }: { what: string; mark: string; marks: CitationMarks },
): ReplyPart[] {
  const { language } = question;
  const isTop = query.order.length > 0 && query.limit < ROWS_SHOWN;
  const counted =
    result.rows.length < result.count
      ? t(language, 'records.first', {
          shown: formatCount(language, result.rows.length),
          count: formatCount(language, result.count),
        })
      : formatCount(language, result.count);
  const heading: ReplyPart = {
    type: 'text',
    text: cite(capital(isTop ? `${what}:` : t(language, 'records.figure', { what, figure: counted })), mark),
  };
  const columns = pickColumns(query, result);
  const cells = (row: RecordRow) => columns.map((column) => formatCell(column, row, question));
  const markOf = (row: RecordRow) => marks(`${query.entity}:${row.id}`);
  const [only] = result.rows;
  if (result.rows.length === 1 && only !== undefined) {
    const [name = '', ...rest] = cells(only);
    const facts = columns
      .slice(1)
      .flatMap((column, at) => (rest[at] === '' ? [] : [`${formatField(language, column)} ${rest[at]}`]));
    const text = cite(facts.length === 0 ? `**${name}**` : `**${name}**: ${facts.join(', ')}`, markOf(only));
    return [heading, { type: 'text', text }];
  }
  const rows = result.rows.map((row) => {
    const [name = '', ...rest] = cells(row);
    return [cite(name, markOf(row)), ...rest];
  });
  return [
    heading,
    { type: 'table', columns: columns.map((column) => capital(formatField(language, column))), rows },
  ];
}

/** One record that was listed before, with all that is recorded of it. */
function openRow({ evidence, input: { query } }: RecordsFound, result: RecordResult): ReplyPart[] {
  const [row] = result.rows;
  const record = evidence.find(({ id }) => id === `${query.entity}:${row?.id}`);
  if (record === undefined) return [];
  const lines = record.text.split('\n').filter((line) => !/: (?:not recorded)?$/.test(line));
  return [
    { type: 'text', text: cite(`**${record.title}**`, `[${record.n}]`) },
    {
      type: 'list',
      ordered: false,
      items: lines.map((line) => cite(line.replace(PLAIN, '$1'), `[${record.n}]`)),
    },
  ];
}

/** What tells rows apart: what all of them have in common, or none has, is no column. */
function pickColumns(
  { where, entity, also = [] }: RecordsInput['query'],
  { columns, rows }: RecordResult,
): string[] {
  const fixed = new Set(
    where.flatMap((one) =>
      one.op === 'is' && one.not !== true && one.values.length === 1
        ? [one.field]
        : one.op === 'owner' && one.people.length === 1
          ? ['owner']
          : one.op === 'empty' && one.not !== true
            ? [one.field]
            : [],
    ),
  );
  const asked = new Set([
    ...where.flatMap((one) => ('field' in one && one.field !== undefined ? [one.field] : [])),
    ...also,
  ]);
  const held = columns.filter(
    (column, at) =>
      at === 0 ||
      also.includes(column) ||
      (!fixed.has(column) &&
        rows.some((row) => row.values[column] != null) &&
        (rows.length < 3 ||
          new Set(rows.map((row) => String(row.values[column]))).size > 1 ||
          asked.has(column))),
  );
  const [first = 'name', ...rest] = held;
  const account =
    entity !== 'account' && entity !== 'lead' && rows.some((row) => row.account !== null) ? ['account'] : [];
  const most = rows.length > MANY ? COLUMNS_OF_MANY : MAX_COLUMNS;
  const wanted = rest.filter((column) => asked.has(column));
  const others = rest.filter((column) => !asked.has(column));
  const kept = new Set([...wanted, ...others].slice(0, most - 1 - account.length));
  return [first, ...account, ...rest.filter((column) => kept.has(column))];
}

function tabulateGroups(
  { question, input: { query } }: RecordsFound,
  result: RecordResult,
  mark: string,
): ReplyPart {
  const { language } = question;
  const { measure, group } = query;
  const rows = result.groups.map(({ key, figures }) => [
    key ?? t(language, 'records.not_recorded'),
    cite(formatFigures(language, measure.type, figures, null), mark),
  ]);
  return {
    type: 'table',
    columns: [
      capital(formatField(language, group!.by ?? group!.field)),
      capital(
        'field' in measure && measure.field !== undefined && measure.type !== 'share'
          ? formatField(language, measure.field)
          : t(language, measure.type === 'share' ? 'records.share' : 'records.count'),
      ),
    ],
    rows,
  };
}

/** Amounts of several currencies stand side by side; they are never added. */
function formatFigures(
  language: Question['language'],
  type: RecordsInput['query']['measure']['type'],
  figures: readonly RecordFigure[],
  count: number | null,
): string {
  if (figures.length === 0) return t(language, 'records.not_recorded');
  const texts = figures.map((figure) => formatFigure(language, type, figure));
  const joined = new Intl.ListFormat(language, { type: 'conjunction' }).format(texts);
  if (type === 'count' || type === 'share') return joined;
  return count === null
    ? joined
    : t(language, `records.${type === 'list' ? 'sum' : type}`, {
        figures: joined,
        count: formatCount(language, count),
      });
}

function suggest({ question: { language }, results }: RecordsFound): string[] {
  const names = results.flatMap(({ rows }) =>
    rows.flatMap(
      ({ account, values }) => account?.name ?? (typeof values.name === 'string' ? values.name : []),
    ),
  );
  const [first] = names;
  return first === undefined || results.some(({ count }) => count > ROWS_SHOWN)
    ? []
    : [t(language, 'flow.ask.brief', { account: first })];
}
