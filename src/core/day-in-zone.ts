const DAY_MS = 24 * 3_600_000;

/** The calendar day of a moment where a clock of this zone hangs, as `YYYY-MM-DD`. */
export function dayIn(timeZone: string, at: Date): string {
  return new Date(at.getTime() + offsetMs(timeZone, at.getTime())).toISOString().slice(0, 10);
}

/**
 * The moment at which a clock of this zone shows `time` (`HH:MM`) on a day. Of a time that it shows twice it is the first; a
 * time that it skips is as much later as it skips. (Temporal calls this "compatible", and is not in Node yet.)
 */
export function momentIn(timeZone: string, day: string, time: string): Date {
  const shown = Date.parse(`${day}T${time}:00Z`);
  const by = (offset: number) => ({
    moment: shown - offset,
    shows: offsetMs(timeZone, shown - offset) === offset,
  });
  const asBefore = by(offsetMs(timeZone, shown - DAY_MS));
  const asAfter = by(offsetMs(timeZone, shown + DAY_MS));
  return new Date(!asBefore.shows && asAfter.shows ? asAfter.moment : asBefore.moment);
}

// Making a format takes far longer than using it.
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far ahead of UTC a zone's clock is at a moment. */
function offsetMs(timeZone: string, atMs: number): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
  const shown = Date.parse(
    `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`,
  );
  return shown - Math.floor(atMs / 1000) * 1000;
}
