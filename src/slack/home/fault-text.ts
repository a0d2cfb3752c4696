import type { Language } from '../../core/language.ts';
import type { KeyEnd } from '../../messages/catalogue.ts';
import { t } from '../../messages/t.ts';

/** What can be said to somebody whose change was not made. */
export type FaultName = KeyEnd<'slack.admin.fault'>;

/** Says why a change was not made. */
export function faultText(
  language: Language,
  fault: FaultName,
  values: { person?: string; when?: string; name?: string } = {},
): string {
  return t(language, `slack.admin.fault.${fault}`, { person: '', when: '', name: '', ...values });
}
