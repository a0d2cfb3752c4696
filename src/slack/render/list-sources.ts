import type { Citation } from '../../core/citation.ts';
import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';

/** One line under a reply: the numbers that it is about, and what they lead to. */
export interface ListedSource {
  marks: string;
  title: string;
  url?: string;
}

/** From so many records of one account on, a brief would be followed by a list as long as itself. */
const FOLDED_FROM = 4;

/**
 * What a reply rests on, in the order of its numbers: an article once, however many of its passages are quoted, and an account with its
 * records in one line. Each record is listed by itself where the quotes are shown.
 */
export function listSources(citations: readonly Citation[], language: Language): ListedSource[] {
  return foldRecords(onePerTitle(onePerNumber(citations))).map(({ alike, account }) => {
    const { title, url } = alike[0]!;
    const marks = marksOf(alike.map(({ n }) => n));
    if (account === undefined) return { marks, title, ...(url === undefined ? {} : { url }) };
    const records = alike.filter((one) => one !== account).length;
    return { marks, title: t(language, 'slack.sources.account', { account: account.title, records }) };
  });
}

/** The first citation of each number: a source that is quoted twice is listed once. */
export function onePerNumber(citations: readonly Citation[]): Citation[] {
  const byNumber = new Map<number, Citation>();
  for (const citation of citations) if (!byNumber.has(citation.n)) byNumber.set(citation.n, citation);
  return [...byNumber.values()].sort((a, b) => a.n - b.n);
}

interface Group {
  alike: Citation[];
  /** Set: its records are among them. */
  account?: Citation;
}

/** Several numbers of one article or record, as its passages have them, are one source to people. */
function onePerTitle(citations: readonly Citation[]): Citation[][] {
  const byTitle = new Map<string, Citation[]>();
  for (const citation of citations) {
    const key = JSON.stringify([citation.title, citation.url]);
    byTitle.set(key, [...(byTitle.get(key) ?? []), citation]);
  }
  return [...byTitle.values()];
}

/** Puts the records of an account that is itself among the sources beside it; a record's title ends with its account. */
function foldRecords(sources: Citation[][]): Group[] {
  const groups: Group[] = [];
  const folded = new Set<Citation[]>();
  for (const alike of sources) {
    if (folded.has(alike)) continue;
    const account = alike.find(({ id }) => id.startsWith('account:'));
    const own = account === undefined ? [] : sources.filter((one) => isRecordOf(one, account));
    if (account === undefined || own.length < FOLDED_FROM) groups.push({ alike });
    else {
      for (const one of own) folded.add(one);
      groups.push({ alike: [...alike, ...own.flat()].sort((a, b) => a.n - b.n), account });
    }
  }
  return groups.filter(({ alike }) => !folded.has(alike));
}

function isRecordOf(source: readonly Citation[], account: Citation): boolean {
  return source.every(
    ({ kind, url, title }) => kind === 'record' && url === undefined && title.endsWith(`, ${account.title}`),
  );
}

/** `[1][3]`; what follows one another in numbers of three and more is a range: `[2]–[9]`. */
function marksOf(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const n of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === n - 1) run.push(n);
    else runs.push([n]);
  }
  return runs
    .flatMap((run) => (run.length > 2 ? [`[${run[0]}]–[${run.at(-1)}]`] : run.map((n) => `[${n}]`)))
    .join('');
}
