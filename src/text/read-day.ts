/** Takes the first match of a pattern out of a text. */
export type Take = (pattern: RegExp) => RegExpExecArray | null;

/** Months as our languages name them, folded. */
const MONTH_NUMBERS: Record<string, number> = {
  january: 1,
  januar: 1,
  janvier: 1,
  enero: 1,
  gennaio: 1,
  janeiro: 1,
  february: 2,
  februar: 2,
  fevrier: 2,
  febrero: 2,
  febbraio: 2,
  fevereiro: 2,
  march: 3,
  marz: 3,
  mars: 3,
  marzo: 3,
  marco: 3,
  april: 4,
  avril: 4,
  abril: 4,
  aprile: 4,
  may: 5,
  mai: 5,
  mayo: 5,
  maggio: 5,
  maio: 5,
  june: 6,
  juni: 6,
  juin: 6,
  junio: 6,
  giugno: 6,
  junho: 6,
  july: 7,
  juli: 7,
  juillet: 7,
  julio: 7,
  luglio: 7,
  julho: 7,
  august: 8,
  aout: 8,
  agosto: 8,
  september: 9,
  septembre: 9,
  septiembre: 9,
  settembre: 9,
  setembro: 9,
  october: 10,
  oktober: 10,
  octobre: 10,
  octubre: 10,
  ottobre: 10,
  outubro: 10,
  november: 11,
  novembre: 11,
  noviembre: 11,
  novembro: 11,
  december: 12,
  dezember: 12,
  decembre: 12,
  diciembre: 12,
  dicembre: 12,
  dezembro: 12,
};

const BEFORE = String.raw`(?:\b(?:from|in|on|as of|ab|im|am|seit|vom|a partir (?:de|du|do)|des|en|le|desde|dal|da|a|em)\s+)?`;
const MONTH = Object.keys(MONTH_NUMBERS).join('|');
const OF = String.raw`(?:\.|\s|st|nd|rd|th|er|de|di|°)*`;

/** Takes a calendar day, or a month and year as its first day, out of a folded text; null when there is none. */
export function takeDay(take: Take): string | null {
  const iso = take(new RegExp(`${BEFORE}(\\d{4})-(\\d{2})-(\\d{2})`, 'u'));
  if (iso) return toDay(iso[1], iso[2], iso[3]);
  const japanese = take(/(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?(?:から|以降)?/u);
  if (japanese) return toDay(japanese[1], japanese[2], japanese[3]);
  const dayFirst = take(new RegExp(`${BEFORE}(?:(\\d{1,2})${OF}\\s)?\\b(${MONTH})\\b${OF}(\\d{4})`, 'u'));
  if (dayFirst) return toDay(dayFirst[3], String(MONTH_NUMBERS[dayFirst[2]!]), dayFirst[1]);
  const monthFirst = take(
    new RegExp(`${BEFORE}\\b(${MONTH})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`, 'u'),
  );
  return monthFirst ? toDay(monthFirst[3], String(MONTH_NUMBERS[monthFirst[1]!]), monthFirst[2]) : null;
}

function toDay(year = '', month = '1', day = '1'): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}
