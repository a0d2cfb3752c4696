import {
  EXTERNAL_FIELDS,
  type ExternalMapping,
  type ExternalTable,
  type ValueType,
} from '../accounts/external/mapping.ts';
import { BotError } from '../core/bot-error.ts';
import type { ExternalDatabase } from '../store/connect-external.ts';
import {
  type CatalogueColumn,
  type CatalogueTable,
  readRole,
  readTable,
  readTableNames,
} from './read-catalogue.ts';

/** What is wrong at a place of a mapping, or only to be looked at. */
export interface MappingCheck {
  path: string[];
  reason: string;
  severity: 'wrong' | 'warning';
}

/**
 * Checks a mapping against the catalogue of the database: every table, column, type and key of it, and what the role may do.
 * Nothing but the catalogue is read.
 * @throws BotError `source_unavailable`; `input_invalid` when it is a database of Switchboard's own
 */
export async function checkMapping(
  external: ExternalDatabase,
  mapping: ExternalMapping,
): Promise<MappingCheck[]> {
  const role = await readRole(external);
  if (role.own)
    throw new BotError(
      'input_invalid',
      `${mapping.url_from} leads to a database of Switchboard itself, which is not read in place.`,
    );
  const findings: MappingCheck[] = [];
  const checked = new Set<string>();
  for (const { path, table, columns, types } of tablesOf(mapping))
    findings.push(...(await checkTable({ external, checked }, { path, table, columns, types })));
  if (role.superuser)
    findings.push({
      path: ['url_from'],
      reason: 'leads in as a superuser; give the bot a role that may only read what is mapped',
      severity: 'warning',
    });
  if (!role.readOnly)
    findings.push({
      path: ['url_from'],
      reason: 'leads to a server or pooler that does not open sessions read-only',
      severity: 'wrong',
    });
  return findings;
}

interface MappedTable {
  path: string[];
  table: ExternalTable;
  /** Columns beside the fields: the id and links. */
  columns: Record<string, string | undefined>;
  types: Readonly<Record<string, ValueType>>;
}

function tablesOf({ accounts, contacts, orders, products }: ExternalMapping): MappedTable[] {
  return [
    ...(accounts
      ? [
          {
            path: ['accounts'],
            table: accounts,
            columns: { id: accounts.id },
            types: EXTERNAL_FIELDS.account,
          },
        ]
      : []),
    ...(contacts
      ? [
          {
            path: ['contacts'],
            table: contacts,
            columns: { id: contacts.id, account: contacts.account },
            types: EXTERNAL_FIELDS.contact,
          },
        ]
      : []),
    ...(orders
      ? [
          {
            path: ['orders'],
            table: orders,
            columns: { id: orders.id, account: orders.account },
            types: EXTERNAL_FIELDS.order,
          },
        ]
      : []),
    ...(orders?.lines
      ? [
          {
            path: ['orders', 'lines'],
            table: orders.lines,
            columns: { order: orders.lines.order },
            types: EXTERNAL_FIELDS.line,
          },
        ]
      : []),
    ...(products
      ? [
          {
            path: ['products'],
            table: products,
            columns: { id: products.id },
            types: EXTERNAL_FIELDS.product,
          },
        ]
      : []),
  ];
}

type Lookup = { external: ExternalDatabase; checked: Set<string> };

async function checkTable(
  { external, checked }: Lookup,
  { path, table, columns, types }: MappedTable,
): Promise<MappingCheck[]> {
  const own = await lookUp(external, [...path, 'table'], table.table);
  if (own.found === null) return own.findings;
  const known = new Map<string, CatalogueTable>([['', own.found]]);
  const findings = writableFindings(checked, [...path, 'table'], table.table, own.found);
  for (const [alias, join] of Object.entries(table.joins)) {
    const at = [...path, 'joins', alias];
    const joined = await lookUp(external, [...at, 'table'], join.table);
    findings.push(...joined.findings);
    if (joined.found === null) continue;
    findings.push(...writableFindings(checked, [...at, 'table'], join.table, joined.found));
    for (const [column, key] of Object.entries(join.on)) {
      findings.push(...checkColumn(known, { path: [...at, 'on', column], column, type: 'text' }));
      findings.push(
        ...checkColumn(new Map([['', joined.found]]), {
          path: [...at, 'on', column],
          column: key,
          type: 'text',
        }),
      );
    }
    findings.push(...checkKey([...at, 'on'], Object.values(join.on), joined.found));
    known.set(alias, joined.found);
  }
  for (const [name, column] of Object.entries(columns))
    if (column !== undefined)
      findings.push(...checkColumn(known, { path: [...path, name], column, type: 'text' }));
  for (const [field, column] of Object.entries(table.columns))
    if (column !== undefined)
      findings.push(
        ...checkColumn(known, { path: [...path, 'columns', field], column, type: types[field] ?? 'text' }),
      );
  for (const [column, value] of Object.entries(table.filter)) {
    const at = [...path, 'filter', column];
    const found = checkColumn(known, { path: at, column, type: 'text' });
    findings.push(...(found.length > 0 ? found : checkValue(known, { path: at, column, value })));
  }
  return findings;
}

async function lookUp(
  external: ExternalDatabase,
  path: string[],
  name: string,
): Promise<{ found: CatalogueTable | null; findings: MappingCheck[] }> {
  const [schema = '', table = ''] = name.split('.');
  const found = await readTable(external, { schema, table });
  if (found !== null) return { found, findings: [] };
  const there = await readTableNames(external, schema);
  const reason =
    there.length === 0
      ? `there is no table ${name}, and nothing that the role can see in the schema ${schema}`
      : `there is no table ${name}; ${schema} has ${there.slice(0, 15).join(', ')}${there.length > 15 ? ' and more' : ''}`;
  return { found: null, findings: [{ path, reason, severity: 'wrong' }] };
}

function writableFindings(
  checked: Set<string>,
  path: string[],
  name: string,
  { writable }: CatalogueTable,
): MappingCheck[] {
  if (!writable || checked.has(name)) return [];
  checked.add(name);
  const reason = `the role may also write to ${name}; it is only read, but a role that may only read is safer`;
  return [{ path, reason, severity: 'warning' }];
}

/** A join must bring one partner at most, or rows would come twice. */
function checkKey(path: string[], columns: readonly string[], table: CatalogueTable): MappingCheck[] {
  if (table.keys.some((key) => key.every((column) => columns.includes(column)))) return [];
  const named = columns.join(', ');
  return table.isView
    ? [
        {
          path,
          reason: `${named} is no key of a view that can be checked; it must be one`,
          severity: 'warning',
        },
      ]
    : [{ path, reason: `${named} is no key there: a row could have several partners`, severity: 'wrong' }];
}

const CATEGORIES: Record<ValueType, RegExp> = { text: /^[SNEUDBI]$/, number: /^N$/, date: /^D$/ };
const NO_TEXT = /^(?:bytea|json|jsonb|xml)$/;
const NO_DAY = /^(?:time\b(?! stamp)|interval)/;

function checkColumn(
  known: ReadonlyMap<string, CatalogueTable>,
  { path, column, type }: { path: string[]; column: string; type: ValueType },
): MappingCheck[] {
  const wrong = (reason: string): MappingCheck[] => [{ path, reason, severity: 'wrong' }];
  const at = column.indexOf('.');
  const table = known.get(at < 0 ? '' : column.slice(0, at));
  if (table === undefined) return wrong(`"${column}" names no join that stands before it`);
  const name = at < 0 ? column : column.slice(at + 1);
  const found = table.columns.find((one) => one.name === name);
  if (found === undefined) return wrong(`there is no column "${name}"; there are ${namesOf(table.columns)}`);
  if (!found.readable) return wrong(`the role may not read the column "${name}"`);
  if (
    !CATEGORIES[type].test(found.category) ||
    NO_TEXT.test(found.type) ||
    (type === 'date' && NO_DAY.test(found.type))
  )
    return wrong(`the column "${name}" is ${found.type}, where a ${type} is needed`);
  return [];
}

/** A value that the column cannot hold would be refused in the middle of a turn. */
function checkValue(
  known: ReadonlyMap<string, CatalogueTable>,
  { path, column, value }: { path: string[]; column: string; value: string | number | boolean },
): MappingCheck[] {
  const found = findColumn(known, column);
  const fits = { number: /^N$/, boolean: /^B$/, string: /^[SEUD]$/ }[
    typeof value as 'number' | 'boolean' | 'string'
  ];
  if (found === undefined || fits.test(found.category)) return [];
  return [
    {
      path,
      reason: `${JSON.stringify(value)} does not fit the column, which is ${found.type}`,
      severity: 'wrong',
    },
  ];
}

function findColumn(known: ReadonlyMap<string, CatalogueTable>, column: string): CatalogueColumn | undefined {
  const at = column.indexOf('.');
  const table = known.get(at < 0 ? '' : column.slice(0, at));
  return table?.columns.find((one) => one.name === column.slice(at + 1));
}

function namesOf(columns: readonly CatalogueColumn[]): string {
  const names = columns.slice(0, 20).map(({ name }) => name);
  return `${names.join(', ')}${columns.length > 20 ? ' and more' : ''}`;
}
