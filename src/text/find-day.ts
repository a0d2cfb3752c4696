import { readDates, type WrittenDate } from './read-dates.ts';

/** A calendar day as a text gives it, with the text around it. */
export interface DayFound {
  /** `YYYY-MM-DD`; null when the calendar has no such day. */
  day: string | null;
  /** The text without the date and the word that leads to it. */
  rest: string;
}

const BEFORE =
  /(?<!\p{L})(?:from|in|on|as of|starting|ab|im|am|seit|vom|[aà] partir (?:de|du|do)|d[eè]s|en|le|desde|el|dal|da|il|a|em)\s+$/iu;
const AFTER = /^(?:から|以降)/u;

/** Finds the first day, or month as its first day, whose year is given and that can mean one day only. */
export function findDay(text: string): DayFound | null {
  for (const { text: written, index, readings } of readDates(text)) {
    const days = new Set(readings.map(firstDayOf));
    const [day] = days;
    if (days.size > 1 || day === undefined || readings[0]?.year === undefined) continue;
    const before = text.slice(0, index).replace(BEFORE, '');
    const after = text.slice(index + written.length).replace(AFTER, '');
    return { day, rest: `${before} ${after}` };
  }
  return null;
}

function firstDayOf({ year, month, day = 1 }: WrittenDate): string | null {
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}
