import { readDates, type WrittenDate } from './read-dates.ts';
import { splitSentences } from './split-sentences.ts';

/** A day that a text says it holds until, or that it describes. */
export interface StatedDay {
  kind: 'until' | 'as_of';
  /** `YYYY-MM-DD`, the last that it may mean. */
  day: string;
  /** The sentence that says so. */
  quote: string;
}

const BEFORE: Record<StatedDay['kind'], RegExp> = {
  until:
    /(?:\b(?:valid|effective|appl(?:y|ies)|in force|in effect|available|offered)\b[^.;:]{0,24}\b(?:until|till|through|up to)|\bexpire[sd]?(?: on)?|\bno longer [^.;:]{0,50}\b(?:since|after|from)|\b(?:gültig|gilt|gelten|befristet|in kraft)\b[^.;:]{0,24}\bbis(?: zum)?|\bläuft am|\b(?:valable|valide|en vigueur)\b[^.;:]{0,24}\bjusqu['’]au|\bexpire le|\b(?:válid[oa]s?|vigentes?)\b[^.;:]{0,24}\bhasta(?: el)?|\bcaduca el|\b(?:valid[oaie]|in vigore)\b[^.;:]{0,24}\bfino al|\bscade il|\b(?:válid[oa]s?|em vigor)\b[^.;:]{0,24}\baté(?: a)?|\bexpira em|有効期限[はが：:\s]*)\s*$/iu,
  as_of:
    /(?:\bas of|\blast (?:updated|reviewed|modified|changed)(?: on)?:?|(?:^|[\s(])stand:?(?: vom)?|\bzuletzt (?:aktualisiert|geändert)(?: am)?:?|\bà jour au|\bdernière mise à jour(?: le)?\s?:?|\ba fecha de|\búltima actualización(?: el)?:?|\bultimo aggiornamento(?: il)?:?|\baggiornat[oa] al|\búltima atualização(?: em)?:?|最終更新(?:日)?[：:\s]*)\s*$/iu,
};
const AFTER: Partial<Record<StatedDay['kind'], RegExp>> = {
  until: /^(?:まで有効|まで(?:適用|提供))/u,
  as_of: /^(?:現在|時点)/u,
};
/** "As of May, all orders need a signature" says since when it holds, and not that it may be over. */
const SINCE = /(?:\bAs|\b(?:[Ee]ffective|[Ss]tarting|[Cc]ompleted|[Dd]one)\s+as)\s+of\s*$/u;
const BREAKS = /[*_`[\]]/g;

/** Finds the days until which a text says it holds, and those as of which it speaks, in seven languages; with a year only. */
export function readStatedDays(text: string): StatedDay[] {
  return splitSentences(text).flatMap((sentence) => {
    const plain = sentence.replace(BREAKS, ' ');
    return readDates(plain).flatMap(({ text: date, index, readings }) => {
      const [before, after] = [plain.slice(0, index), plain.slice(index + date.length)];
      const kind = (['until', 'as_of'] as const).find(
        (one) => (BEFORE[one].test(before) && !SINCE.test(before)) || AFTER[one]?.test(after),
      );
      const days = readings.flatMap((reading) => lastDayOf(reading) ?? []).sort();
      const day = days.at(-1);
      return kind === undefined || day === undefined ? [] : [{ kind, day, quote: sentence.trim() }];
    });
  });
}

function lastDayOf({ year, month, day }: WrittenDate): string | null {
  if (year === undefined) return null;
  const date =
    day === undefined ? new Date(Date.UTC(year, month, 0)) : new Date(Date.UTC(year, month - 1, day));
  return date.toISOString().slice(0, 10);
}
