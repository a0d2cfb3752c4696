/** How somebody reads moments; what is left out is the browser's. */
export interface Manner {
  locale?: string | undefined;
  /** Name of a time zone, such as `Europe/Madrid`. */
  timeZone?: string | undefined;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The format of a moment for somebody; a locale or a time zone that is not known here gives way to the browser's. */
export function formatIn(
  { locale, timeZone }: Manner,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, timeZone, options]);
  const known = formats.get(key) ?? create(locale, { ...options, timeZone });
  formats.set(key, known);
  return known;
}

function create(locale: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, options);
  } catch {
    return new Intl.DateTimeFormat(undefined, { ...options, timeZone: undefined });
  }
}
