import {
  isRowTable,
  RECORD_COLUMNS,
  type RecordKind,
  ROW_COLUMNS,
  type RowTable,
} from '../accounts/record-input.ts';
import { fold } from '../text/fold.ts';

/** What a CSV file can hold: a kind of record, or rows of the price book. */
export type CsvKind = RecordKind | RowTable;

/** Headers of exports, folded to letters and digits, by the column that they fill. */
const HEADERS: Record<string, string[]> = {
  name: ['fullname', 'accountname', 'opportunityname', 'leadname', 'contactname', 'productname'],
  account_id: ['accountid'],
  account_name: ['account', 'accountname', 'company'],
  contact_id: ['contactid', 'whoid'],
  opportunity_id: ['opportunityid', 'whatid'],
  aliases: ['alias', 'alsoknownas'],
  country: ['billingcountry', 'mailingcountry'],
  website: ['url', 'web'],
  employees: ['numberofemployees', 'employeecount'],
  annual_recurring_revenue: ['arr', 'annualrecurringrevenue', 'annualrevenue'],
  currency: ['currencyisocode', 'currencycode', 'accountcurrency', 'opportunitycurrency'],
  health_score: ['health'],
  owner: [
    'accountowner',
    'opportunityowner',
    'leadowner',
    'caseowner',
    'assigned',
    'assignedto',
    'ownername',
    'by',
  ],
  phone: ['mobilephone', 'mobile', 'telephone'],
  email: ['emailaddress'],
  notes: ['note', 'comments'],
  stage: ['stagename'],
  close_date: ['closedate'],
  next_step: ['nextsteps'],
  number: ['casenumber'],
  opened_at: ['createddate', 'createdat', 'datetimeopened', 'opened', 'dateopened', 'openeddate'],
  updated_at: ['lastmodifieddate', 'updated'],
  happened_at: ['activitydate', 'date', 'at', 'duedate', 'startdatetime', 'duedateonly'],
  body: ['fullcomments', 'description', 'comments'],
  lead_source: ['source'],
  closed: ['isclosed'],
  subject: ['title'],
  sku: ['productcode', 'productsku'],
  unit_amount: ['unitprice', 'listprice', 'price', 'amount'],
  min_seats: ['minquantity', 'lowerbound', 'seatsfrom', 'from'],
  max_seats: ['maxquantity', 'upperbound', 'seatsto', 'to'],
  valid_from: ['startdate', 'validfrom'],
  valid_to: ['enddate', 'validuntil', 'validto'],
  max_percent: ['percent', 'maxdiscount', 'limit'],
  approver_role: ['approver', 'approvedby'],
};

const ID_HEADERS: Record<CsvKind, string[]> = {
  accounts: ['id', 'accountid', 'accountid18', 'casesafeid'],
  contacts: ['id', 'contactid'],
  leads: ['id', 'leadid'],
  opportunities: ['id', 'opportunityid'],
  cases: ['id', 'caseid', 'number', 'casenumber'],
  activities: ['id', 'activityid', 'taskid'],
  products: ['id', 'sku', 'productcode'],
  prices: [],
  discount_authority: [],
};

/** Headers that only one kind has, most telling first. */
const TELLING: [CsvKind, string[]][] = [
  ['discount_authority', ['maxpercent', 'approverrole']],
  ['prices', ['unitamount', 'unitprice', 'listprice']],
  ['opportunities', ['stage', 'stagename', 'closedate']],
  ['cases', ['casenumber', 'subject', 'openedat', 'datetimeopened']],
  ['activities', ['activitydate', 'happenedat', 'at']],
  ['products', ['sku', 'productcode', 'family']],
  ['leads', ['leadsource', 'leadstatus', 'leadowner', 'leadid', 'company']],
  ['contacts', ['email', 'lastname', 'contactid']],
  ['accounts', ['accountname', 'industry', 'website', 'segment', 'arr', 'name']],
];

const FILE_NAMES: [CsvKind, RegExp][] = [
  ['discount_authority', /discount/],
  ['prices', /price(?!-?book)|pricebookentr/],
  ['products', /product/],
  ['opportunities', /opportunit|deals?\b/],
  ['activities', /activit|tasks?\b|events?\b/],
  ['contacts', /contact/],
  ['cases', /cases?\b|ticket/],
  ['leads', /leads?\b/],
  ['accounts', /account|compan|customers?\b/],
];

/** Says what a CSV file holds, by its name, else by its headers; null when neither tells. */
export function guessCsvKind(fileName: string, headers: readonly string[]): CsvKind | null {
  const name = fileName.toLowerCase().replaceAll('_', '-');
  const byName = FILE_NAMES.find(([, pattern]) => pattern.test(name));
  if (byName) return byName[0];
  const folded = new Set(headers.map(foldHeader));
  return TELLING.find(([, telling]) => telling.some((header) => folded.has(header)))?.[0] ?? null;
}

/** Which column each header fills; a header that fills none becomes an extra field. The first header wins a column. */
export function mapHeaders(
  kind: CsvKind,
  headers: readonly string[],
): { columns: Map<number, string>; idAt: number } {
  const folded = headers.map(foldHeader);
  const idAt = ID_HEADERS[kind].map((header) => folded.indexOf(header)).find((at) => at >= 0) ?? -1;
  const columns = new Map<number, string>();
  const take = (column: string, names: string[]): void => {
    if ([...columns.values()].includes(column)) return;
    const at = names
      .map((name) => folded.indexOf(name))
      .find((place) => place >= 0 && !columns.has(place) && place !== idOnly);
    if (at !== undefined) columns.set(at, column);
  };
  // A case's number and a product's SKU are ids and columns at once; other ids are ids only.
  const idOnly = ['number', 'casenumber', 'sku', 'productcode'].includes(folded[idAt] ?? '') ? -1 : idAt;
  const wanted = [
    ...columnsOf(kind),
    ...(kind === 'accounts' ? [] : ['account_name']),
    'first_name',
    'last_name',
  ];
  for (const column of wanted) take(column, [foldHeader(column)]);
  for (const column of wanted) take(column, headersOf(kind, column));
  return { columns, idAt };
}

/** `Company` is the account of a contact, and a lead's own column. `Account Name` names an account itself only there. */
function headersOf(kind: CsvKind, column: string): string[] {
  const headers = HEADERS[column] ?? [];
  if (column === 'name' && kind !== 'accounts') return headers.filter((header) => header !== 'accountname');
  if (column === 'account_name' && kind === 'leads') return [];
  return headers;
}

function columnsOf(kind: CsvKind): string[] {
  return Object.keys((isRowTable(kind) ? ROW_COLUMNS[kind] : RECORD_COLUMNS[kind]).shape);
}

function foldHeader(header: string): string {
  return fold(header)
    .replace(/__c$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
