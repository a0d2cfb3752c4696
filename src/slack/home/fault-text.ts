import type { SettingFault } from '../../admin/judge-setting.ts';
import type { Language } from '../../core/language.ts';
import { say } from '../../messages/say.ts';

/** What can be said to somebody whose change was not made. */
export type FaultName =
  | Exclude<SettingFault, 'invalid' | 'no_subject'>
  /** Values that do not fit, by what they are. */
  | 'hours'
  | 'time'
  | 'days'
  | 'time_zone'
  | 'retention_days'
  | 'tokens'
  | 'cost'
  | 'role'
  | 'other'
  | 'conflict'
  | 'superseded'
  | 'reading'
  | 'not_allowed'
  | 'gone';

/** Says why a change was not made. */
export function faultText(
  language: Language,
  fault: FaultName,
  values: { person?: string; when?: string; name?: string } = {},
): string {
  return say(language, 'slack.admin.fault', { fault, person: '', when: '', name: '', ...values });
}
