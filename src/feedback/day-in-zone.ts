/** The calendar day of a moment where a clock of this zone hangs, as `YYYY-MM-DD`. */
export function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}

/** The moment at which a clock of this zone shows `time` (`HH:MM`) on a day; a time that the clock skips is an hour off. */
export function momentIn(timeZone: string, day: string, time: string): Date {
  const shown = Date.parse(`${day}T${time}:00Z`);
  const guess = shown - offsetMs(timeZone, new Date(shown));
  // Where the offset changes within those hours, the guess knows the right one.
  return new Date(shown - offsetMs(timeZone, new Date(guess)));
}

/** How far ahead of UTC a zone's clock is at a moment. */
function offsetMs(timeZone: string, at: Date): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const shown = Date.parse(
    `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`,
  );
  return shown - Math.floor(at.getTime() / 1000) * 1000;
}
