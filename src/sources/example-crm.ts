import type { RecordKind } from '../accounts/record-input.ts';

/** A file of the example's CRM and how its rows become records. */
export interface CrmFile {
  name: string;
  kind: RecordKind;
  map(row: Record<string, unknown>): { fields: Record<string, unknown>; extra: Record<string, unknown> };
}

/** In the order in which links between them resolve. */
export const CRM_FILES: CrmFile[] = [
  crmFile('accounts', {
    arrEur: 'annual_recurring_revenue',
    renewalDate: 'renewal_date',
    healthScore: 'health_score',
  }),
  crmFile('contacts', {}),
  crmFile('opportunities', { closeDate: 'close_date', nextStep: 'next_step' }),
  crmFile('leads', { source: 'lead_source', createdAt: 'opened_at' }),
  crmFile('cases', { openedAt: 'opened_at' }),
  crmFile('activities', { at: 'happened_at', by: 'owner' }),
];

const COMMON = {
  accountId: 'account_id',
  contactId: 'contact_id',
  opportunityId: 'opportunity_id',
  updatedAt: 'updated_at',
};

function crmFile(kind: RecordKind, renamed: Record<string, string>): CrmFile {
  return {
    name: `${kind}.json`,
    kind,
    map: (row) => {
      const names: Record<string, string> = { ...COMMON, ...renamed };
      const fields = Object.fromEntries(
        Object.entries(row).map(([key, value]) => [names[key] ?? key, value]),
      );
      if (kind === 'accounts' && row.arrEur != null) fields.currency = 'EUR';
      if (kind === 'opportunities') fields.closed = /^closed/i.test(String(row.stage));
      if (kind === 'cases') fields.closed = /^(closed|resolved)/i.test(String(row.status));
      return { fields, extra: {} };
    },
  };
}
