import type { ViewCheck } from './view-checks.ts';

/** The forms whose faults are told at their fields, by callback id. */
export const allViewChecks: ReadonlyMap<string, ViewCheck> = new Map<string, ViewCheck>([]);
