import type { Language } from '../core/language.ts';

/** British English: its dates cannot be misread, as 11/12 can. */
const LOCALES: Record<Language, string> = {
  en: 'en-GB',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
  it: 'it-IT',
  pt: 'pt-PT',
  ja: 'ja-JP',
};

/** The locale whose numbers and dates a language's replies use; English where the language is not one of ours. */
export function localeOf(language: string): string {
  return LOCALES[language as Language] ?? LOCALES.en;
}

/** A calendar date (`YYYY-MM-DD`) in words, e.g. `31 January 2027`. */
export function formatDate(language: string, isoDate: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${isoDate.slice(0, 10)}T00:00:00Z`),
  );
}

/** The day of an instant in a time zone, in words. */
export function formatDay(language: string, instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone }).format(
    new Date(instant),
  );
}

/**
 * An exact amount with its currency's symbol. `decimal` is plain (`120000.00`); `whole` leaves out an empty
 * fraction. Intl formats the decimal's text, so nothing is rounded through a float.
 */
export function formatMoney(
  language: string,
  money: { decimal: string; currency: string },
  style: 'full' | 'whole' = 'full',
): string {
  const format = new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency: money.currency,
    useGrouping: true,
    // Fractions of a cent, where a price book has them, are shown rather than rounded away.
    maximumFractionDigits: Math.max(fractionDigits(money.currency), fractionOf(money.decimal)),
    ...(style === 'whole' && !/\.\d*[1-9]/.test(money.decimal)
      ? { minimumFractionDigits: 0, maximumFractionDigits: 0 }
      : {}),
  });
  return format.format(money.decimal as `${number}`);
}

/** A whole number with the language's grouping. */
export function formatCount(language: string, count: number): string {
  return new Intl.NumberFormat(localeOf(language), { useGrouping: true, maximumFractionDigits: 20 }).format(
    count,
  );
}

/** How many digits a currency has after the point, e.g. 2 for EUR, 0 for JPY. */
export function fractionDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

function fractionOf(decimal: string): number {
  return decimal.split('.')[1]?.replace(/0+$/, '').length ?? 0;
}
