import type { Language } from '../../core/language.ts';

/** A fixed text in every language, as ICU MessageFormat (`{name}`, `{count, plural, …}`). */
export type Message = Record<Language, string>;
