import type { RecordInput, RecordKind, SourceItem } from '../accounts/record-input.ts';
import type { SalesforceRecord } from './salesforce-file.ts';

interface Mapping {
  kind: RecordKind;
  /** Column → the field it comes from. */
  columns: Record<string, string>;
  /** Columns that take more than one field, and the fields they use up. */
  derived?: (fields: Record<string, unknown>) => Record<string, unknown>;
  uses?: string[];
}

const OPEN_STAGES_END = /^closed/i;

/** How Salesforce's own objects become records; the field names are those of its object reference. */
const MAPPINGS: Record<string, Mapping> = {
  Account: {
    kind: 'accounts',
    columns: {
      name: 'Name',
      industry: 'Industry',
      country: 'BillingCountry',
      website: 'Website',
      employees: 'NumberOfEmployees',
      segment: 'Type',
      tier: 'Rating',
      description: 'Description',
      owner: 'OwnerId',
      updated_at: 'LastModifiedDate',
    },
  },
  Contact: {
    kind: 'contacts',
    columns: {
      account_id: 'AccountId',
      title: 'Title',
      email: 'Email',
      notes: 'Description',
      updated_at: 'LastModifiedDate',
    },
    uses: ['Name', 'FirstName', 'LastName', 'Phone', 'MobilePhone'],
    derived: (fields) => ({ name: personName(fields), phone: fields.Phone ?? fields.MobilePhone }),
  },
  Lead: {
    kind: 'leads',
    columns: {
      account_id: 'ConvertedAccountId',
      company: 'Company',
      title: 'Title',
      email: 'Email',
      lead_source: 'LeadSource',
      status: 'Status',
      owner: 'OwnerId',
      opened_at: 'CreatedDate',
      notes: 'Description',
      updated_at: 'LastModifiedDate',
    },
    uses: ['Name', 'FirstName', 'LastName'],
    derived: (fields) => ({ name: personName(fields) ?? fields.Company }),
  },
  Opportunity: {
    kind: 'opportunities',
    columns: {
      account_id: 'AccountId',
      name: 'Name',
      stage: 'StageName',
      amount: 'Amount',
      currency: 'CurrencyIsoCode',
      close_date: 'CloseDate',
      probability: 'Probability',
      next_step: 'NextStep',
      type: 'Type',
      owner: 'OwnerId',
      updated_at: 'LastModifiedDate',
    },
    uses: ['IsClosed'],
    derived: (fields) => ({
      closed: fields.IsClosed ?? OPEN_STAGES_END.test(String(fields.StageName ?? '')),
    }),
  },
  Case: {
    kind: 'cases',
    columns: {
      account_id: 'AccountId',
      contact_id: 'ContactId',
      number: 'CaseNumber',
      description: 'Description',
      status: 'Status',
      priority: 'Priority',
      owner: 'OwnerId',
      opened_at: 'CreatedDate',
      updated_at: 'LastModifiedDate',
    },
    uses: ['Subject', 'IsClosed'],
    derived: (fields) => ({
      subject: fields.Subject ?? fields.Reason ?? fields.Type,
      closed: fields.IsClosed ?? /^(closed|resolved)/i.test(String(fields.Status ?? '')),
    }),
  },
  Task: activity('task', ['ActivityDate', 'CompletedDateTime', 'CreatedDate']),
  Event: activity('event', ['StartDateTime', 'ActivityDateTime', 'ActivityDate', 'CreatedDate']),
};

function activity(type: string, dates: string[]): Mapping {
  return {
    kind: 'activities',
    columns: { contact_id: 'WhoId', body: 'Description', owner: 'OwnerId', updated_at: 'LastModifiedDate' },
    uses: ['Subject', 'TaskSubtype', 'EventSubtype', 'AccountId', 'WhatId', ...dates],
    derived: (fields) => ({
      type: String(fields.TaskSubtype ?? fields.EventSubtype ?? type).toLowerCase(),
      subject: fields.Subject ?? type,
      happened_at: dates.map((date) => fields[date]).find((value) => value != null),
      account_id: fields.AccountId,
      what: fields.WhatId,
    }),
  };
}

function personName(fields: Record<string, unknown>): unknown {
  const parts = [fields.FirstName, fields.LastName].filter((part) => typeof part === 'string' && part !== '');
  return parts.length > 0 ? parts.join(' ') : fields.Name;
}

/**
 * Maps records in an order in which links resolve. Objects that are not known become activities when they name a
 * contact, account or opportunity of the file set; else they are skipped and counted by name.
 */
export function mapSalesforceRecords(records: readonly SalesforceRecord[]): SourceItem[] {
  const byRef = new Map(records.map((record) => [`@${record.referenceId}`, record]));
  const accountOf = (ref: unknown): unknown => byRef.get(String(ref))?.fields.AccountId;
  const items = records.map((record) => {
    const mapping = MAPPINGS[record.type];
    return mapping === undefined ? attach(record, byRef) : mapRecord(record, mapping);
  });
  for (const item of items) {
    if (item.type === 'record' && ['cases', 'activities'].includes(item.kind))
      completeLinks(item, byRef, accountOf);
    if (item.type === 'record') stripMarks(item);
  }
  const order: RecordKind[] = ['accounts', 'contacts', 'opportunities', 'leads', 'cases', 'activities'];
  const rank = (item: SourceItem): number =>
    item.type === 'record' ? order.indexOf(item.kind) : order.length;
  const danglingItems = records.flatMap((record) => findDangling(record, byRef));
  return [...items.sort((one, other) => rank(one) - rank(other)), ...danglingItems];
}

function mapRecord(record: SalesforceRecord, mapping: Mapping): SourceItem {
  const fields: Record<string, unknown> = {};
  for (const [column, field] of Object.entries(mapping.columns)) fields[column] = record.fields[field];
  Object.assign(fields, mapping.derived?.(record.fields));
  const used = new Set([...Object.values(mapping.columns), ...(mapping.uses ?? [])]);
  return toInput(record, mapping.kind, { fields, used });
}

/** An unknown object that belongs to a person or a deal is something that happened with them. */
function attach(record: SalesforceRecord, byRef: ReadonlyMap<string, SalesforceRecord>): SourceItem {
  const links: Record<string, unknown> = {};
  const used = new Set<string>();
  for (const [field, value] of Object.entries(record.fields)) {
    const target = MAPPINGS[byRef.get(String(value))?.type ?? '']?.kind;
    const column = { accounts: 'account_id', contacts: 'contact_id', opportunities: 'opportunity_id' }[
      String(target)
    ];
    if (column === undefined || column in links) continue;
    links[column] = value;
    used.add(field);
  }
  if (used.size === 0) return { type: 'skipped', name: record.type };
  const words = record.type.replace(/__c$/, '').replaceAll('_', ' ');
  const date = Object.entries(record.fields).find(
    ([field, value]) => /date/i.test(field) && /^\d{4}-\d{2}-\d{2}/.test(String(value)),
  );
  const named = record.fields.Subject ?? record.fields.Name;
  const fields = { ...links, type: words.toLowerCase(), subject: named ?? words, happened_at: date?.[1] };
  return toInput(record, 'activities', { fields, used });
}

function toInput(
  record: SalesforceRecord,
  kind: RecordKind,
  mapped: { fields: Record<string, unknown>; used: ReadonlySet<string> },
): RecordInput {
  const rest = Object.entries(record.fields).filter(
    ([field, value]) => !mapped.used.has(field) && value !== null,
  );
  return {
    type: 'record',
    kind,
    id: record.referenceId,
    file: record.file,
    ...(record.line === undefined ? {} : { line: record.line }),
    fields: mapped.fields,
    extra: Object.fromEntries(rest),
  };
}

/** A case or an activity of a person or a deal belongs to their account too. */
function completeLinks(
  item: RecordInput,
  byRef: ReadonlyMap<string, SalesforceRecord>,
  accountOf: (ref: unknown) => unknown,
): void {
  const { what, ...fields } = item.fields;
  item.fields = fields;
  const whatType = byRef.get(String(what))?.type;
  if (whatType === 'Account') fields.account_id ??= what;
  if (whatType === 'Opportunity') fields.opportunity_id = what;
  fields.account_id ??= accountOf(fields.opportunity_id) ?? accountOf(fields.contact_id);
}

/** The mark `@` says that a value is a reference; ids are kept without it. */
function stripMarks(item: RecordInput): void {
  for (const column of ['account_id', 'contact_id', 'opportunity_id']) {
    const value = item.fields[column];
    if (typeof value === 'string') item.fields[column] = value.replace(/^@/, '');
  }
}

/** References of other fields, which no table has a column for, are checked as well. */
function findDangling(record: SalesforceRecord, byRef: ReadonlyMap<string, SalesforceRecord>): SourceItem[] {
  const linked = ['AccountId', 'ContactId', 'WhoId', 'ConvertedAccountId'];
  return Object.entries(record.fields)
    .filter(([field, value]) => typeof value === 'string' && /^@\w+$/.test(value) && !linked.includes(field))
    .filter(([, value]) => !byRef.has(String(value)))
    .map(([field, value]) => ({
      type: 'problem',
      file: record.file,
      ...(record.line === undefined ? {} : { line: record.line }),
      reason: `${field} ${String(value)} leads to nothing in the file set; the record was kept`,
    }));
}
