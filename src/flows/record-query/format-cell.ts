import { formatCount, formatDate, formatDay, formatMoney } from '../../accounts/format-values.ts';
import type { Measure, RecordFigure, RecordRow } from '../../accounts/queries/record-query.ts';
import type { Language } from '../../core/language.ts';
import type { Question } from '../../core/question.ts';
import { CATALOGUE, type MessageKey } from '../../messages/catalogue.ts';
import { t } from '../../messages/t.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** What a field is called in a sentence; one that only the source has by the source's own name. */
export function formatField(language: Language, field: string): string {
  const own = field === 'account.name' ? 'account' : field.replace(/^account\./, '');
  const key = `records.field.${own.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
  return key in CATALOGUE.en ? t(language, key as MessageKey) : own.replace(/^extra\./, '');
}

/** A row's value of a field as people write it; nothing where it is not recorded. */
export function formatCell(
  column: string,
  row: RecordRow,
  { language, timeZone }: Pick<Question, 'language' | 'timeZone'>,
): string {
  if (column === 'account') return row.account?.name ?? '';
  const value = row.values[column];
  if (value == null) return '';
  if (typeof value === 'boolean') return t(language, value ? 'records.yes' : 'records.no');
  if (typeof value === 'number') return formatCount(language, value);
  if (DAY.test(value)) return formatDate(language, value);
  if (INSTANT.test(value)) return formatDay(language, value, timeZone);
  const currency = row.values[column.startsWith('account.') ? 'account.currency' : 'currency'];
  const isMoney = /(?:amount|revenue|total)$/i.test(column) && DECIMAL.test(value);
  if (isMoney && typeof currency === 'string')
    return formatMoney(language, { decimal: value, currency }, 'whole');
  return value;
}

/** A figure as people write it. */
export function formatFigure(
  language: Language,
  type: Measure['type'],
  { currency, value }: RecordFigure,
): string {
  if (type === 'share') return `${formatNumber(language, value)} %`;
  if (DAY.test(value)) return formatDate(language, value);
  return currency === null
    ? formatNumber(language, value)
    : formatMoney(language, { decimal: value, currency }, 'whole');
}

function formatNumber(language: Language, decimal: string): string {
  return formatCount(language, Number(decimal));
}
