import type { Language } from '../core/language.ts';
import { t } from '../messages/t.ts';
import { countryCode } from '../text/read-countries.ts';

/** Values that pick lists of CRMs have, as they are spelled in English without case and punctuation. */
const VALUES = [
  'agriculture',
  'banking',
  'building_services',
  'call',
  'chemicals',
  'closed',
  'closed_lost',
  'closed_won',
  'construction',
  'consulting',
  'converted',
  'demo',
  'discovery',
  'disqualified',
  'education',
  'email',
  'energy',
  'enterprise',
  'escalated',
  'expansion',
  'facility_management',
  'finance',
  'food_production',
  'glass_production',
  'government',
  'health_care',
  'hospitality',
  'in_progress',
  'insurance',
  'logistics',
  'machine_building',
  'manufacturing',
  'meeting',
  'mid_market',
  'mining',
  'negotiation',
  'new',
  'new_business',
  'note',
  'on_hold',
  'open',
  'pending',
  'ports',
  'proposal',
  'prospecting',
  'qualification',
  'qualified',
  'rail_maintenance',
  'renewal',
  'resolved',
  'retail',
  'security_review',
  'small_business',
  'task',
  'technology',
  'telecommunications',
  'transportation',
  'upgrade',
  'utilities',
  'waiting_on_customer',
  'waiting_on_us',
  'working',
] as const;

/** What a record holds in a field of few values, in the reader's language where that is known; anything else as it is recorded. */
export function formatRecorded(language: Language, value: string): string {
  if (language === 'en') return value;
  const plain = value
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');
  const known = VALUES.find((one) => one === plain);
  return known === undefined ? value : t(language, `flow.value.${known}`);
}

/** A country in the reader's language, where it is one. */
export function formatCountry(language: Language, value: string): string {
  const code = language === 'en' ? null : countryCode(value);
  if (code === null) return value;
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }).of(code) ?? value;
}
