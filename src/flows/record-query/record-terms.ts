import type { Setting } from '../../core/settings.ts';

/** What words mean that every company means something else by; an admin changes them. */
export type RecordTerms = Setting<'terms'>;
