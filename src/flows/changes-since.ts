import { ACCOUNT_LABELS } from '../accounts/record-evidence.ts';
import type { Evidence } from '../core/citation.ts';
import type { Language } from '../core/language.ts';
import { t } from '../messages/t.ts';
import type { CitationMarks } from './citation-marks.ts';
import type { EarlierAnswer } from './define-flow.ts';
import type { AccountFact } from './format-account.ts';

/** What differs from what the same readers were told before. */
export interface ChangesSince {
  /** The marks of records, with a word before those that are new or changed. */
  marks: CitationMarks;
  /** A word for a fact of the account itself that changed; empty for others. */
  markFact(fact: AccountFact): string;
  /** Says since when, and how much; null where there is nothing to compare with. */
  note: string | null;
}

/** Compares an account's records with those of an earlier answer: which were not in it, and of which it quoted other words. */
export function findChangesSince(
  earlier: EarlierAnswer | null,
  from: { evidence: readonly Evidence[]; accountId: string; marks: CitationMarks },
  { language, timeZone }: { language: Language; timeZone: string },
): ChangesSince {
  const { marks } = from;
  if (earlier === null) return { marks, markFact: () => '', note: null };
  const account = `account:${from.accountId}`;
  const linked = from.evidence.filter(({ id }) => id !== account);
  const added = new Set(linked.filter(({ id }) => !earlier.seen.has(id)).map(({ id }) => id));
  // What was quoted is written for one language; in another, its words differ without anything having changed.
  const quotes = earlier.language === language ? earlier.quotes : new Map<string, string>();
  const linesLost = ({ id, text }: Evidence) => {
    const lines = new Set(text.split('\n').map((line) => line.trim()));
    const quoted = (quotes.get(id) ?? '').split(/\n| … /).map((line) => line.trim());
    return quoted.filter((line) => line !== '' && !lines.has(line));
  };
  const changed = new Set(linked.filter((one) => linesLost(one).length > 0).map(({ id }) => id));
  const own = from.evidence.find(({ id }) => id === account);
  const lost = own === undefined ? [] : linesLost(own);
  const facts = (Object.keys(ACCOUNT_LABELS) as AccountFact[]).filter((fact) =>
    lost.some((line) => line.startsWith(`${ACCOUNT_LABELS[fact]}: `)),
  );
  const word = (key: 'flow.brief.new' | 'flow.brief.changed') => `· **${t(language, key)}**`;
  return {
    marks: (id) => {
      const mark = marks(id);
      if (mark === '') return '';
      if (added.has(id)) return `${word('flow.brief.new')} ${mark}`;
      return changed.has(id) ? `${word('flow.brief.changed')} ${mark}` : mark;
    },
    markFact: (fact) => (facts.includes(fact) ? ` ${word('flow.brief.changed')}` : ''),
    note: formatNote(
      earlier,
      { added: added.size, changed: changed.size + facts.length },
      language,
      timeZone,
    ),
  };
}

function formatNote(
  { at, askedBy }: EarlierAnswer,
  { added, changed }: { added: number; changed: number },
  language: Language,
  timeZone: string,
): string {
  const time = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);
  const when = askedBy === null ? time : `${time}, ${askedBy.replace(/[*_~`<>[\]|\\\n]/g, ' ').trim()}`;
  return added + changed === 0
    ? t(language, 'flow.brief.unchanged', { when })
    : t(language, 'flow.brief.since', { when, added, changed });
}
