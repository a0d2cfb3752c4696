import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../core/language.ts';
import { CATALOGUE, type MessageKey } from './catalogue.ts';

const formats = new Map<string, IntlMessageFormat>();

/** Says a fixed text in a language; `values` fill its placeholders. */
export function t(language: Language, key: MessageKey, values: Record<string, string | number> = {}): string {
  const id = `${language}:${key}`;
  const known = formats.get(id);
  const format =
    known ?? new IntlMessageFormat(CATALOGUE[language][key], language, undefined, { ignoreTag: true });
  if (known === undefined) formats.set(id, format);
  return String(format.format(values));
}
