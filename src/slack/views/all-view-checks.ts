import { callbackOf } from '../handoff/views/form.ts';
import { checkAssignee, needsText } from '../handoff/views/view-checks.ts';
import { settingsChecks } from '../home/views/settings-judge.ts';
import type { ViewCheck } from './view-checks.ts';

/** The forms whose faults are told at their fields, by callback id. */
export const allViewChecks: ReadonlyMap<string, ViewCheck> = new Map<string, ViewCheck>([
  [callbackOf('edit'), needsText('text:0')],
  [callbackOf('decline'), needsText('reason')],
  [callbackOf('assign'), checkAssignee],
  ...settingsChecks,
]);
