import { callbackOf } from './handoff/handoff-form.ts';
import { checkAssignee, needsText } from './handoff/handoff-form-checks.ts';
import { settingsChecks } from './home/judge-form.ts';
import type { ViewCheck } from './views/view-checks.ts';

/** The forms whose faults are told at their fields, by callback id. */
export const allViewChecks: ReadonlyMap<string, ViewCheck> = new Map<string, ViewCheck>([
  [callbackOf('edit'), needsText('text:0')],
  [callbackOf('decline'), needsText('reason')],
  [callbackOf('assign'), checkAssignee],
  ...settingsChecks,
]);
