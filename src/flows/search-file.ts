import type { AccountFile } from '../accounts/account-records.ts';
import { contentWords, sameStem } from '../text/content-words.ts';
import { splitWords } from '../text/normalise-name.ts';

/** Something a person wrote into an account's records, with the id of the evidence that holds it. */
export interface WrittenLine {
  evidenceId: string;
  /** What the record is called. */
  head: string;
  text: string;
}

/** All that people wrote into the records of an account in their own words, what is newest first. */
export function readWrittenLines({
  account,
  contacts,
  opportunities,
  cases,
  activities,
  leads,
}: AccountFile): WrittenLine[] {
  const line = (evidenceId: string, head: string, text: string | null): WrittenLine[] =>
    text === null || text === '' ? [] : [{ evidenceId, head, text }];
  return [
    ...activities.flatMap((one) => line(`activity:${one.id}`, one.subject, one.body)),
    ...contacts.flatMap((one) => line(`contact:${one.id}`, one.name, one.notes)),
    ...contacts.flatMap((one) => line(`contact:${one.id}`, one.name, one.title)),
    ...opportunities.flatMap((one) => [
      ...line(`opportunity:${one.id}`, one.name, one.risk),
      ...line(`opportunity:${one.id}`, one.name, one.nextStep),
    ]),
    ...cases.flatMap((one) => line(`case:${one.id}`, one.subject, one.description)),
    ...leads.flatMap((one) => line(`lead:${one.id}`, one.name, one.notes)),
    ...line(`account:${account.id}`, account.name, account.description),
  ];
}

/** A line that shares less of the question's words, and but one, is about something else. */
const LEAST_SHARE = 0.6;

/** The lines that share most words with a question, the account's own name left out; none where nothing is shared. */
export function searchFile(
  file: AccountFile,
  question: string,
  { most = 2, hint = null }: { most?: number; hint?: RegExp | null } = {},
): WrittenLine[] {
  const own = new Set(
    [file.account.name, ...file.account.aliases].flatMap((name) =>
      splitWords(name).map(({ folded }) => folded),
    ),
  );
  const asked = [...new Set(contentWords(question))].filter((word) => !own.has(word));
  const lines = readWrittenLines(file);
  const texts = lines.map(({ head, text }) => contentWords(`${head} ${text}`));
  // A word that most lines hold tells them apart badly.
  const weight = (word: string) => {
    const holding = texts.filter((words) => words.some((one) => sameStem(one, word))).length;
    return holding === 0 ? 0 : 1 / Math.sqrt(holding);
  };
  const weights = new Map(asked.map((word) => [word, weight(word)]));
  const scored = lines.map((line, at) => {
    const shared = asked.filter((word) => texts[at]!.some((one) => sameStem(one, word)));
    const enough = shared.length >= 2 || shared.length >= asked.length * LEAST_SHARE;
    const hinted = hint?.test(`${line.head} ${line.text}`) ? 0.5 : 0;
    const sum = shared.reduce((total, word) => total + weights.get(word)!, 0);
    return { line, score: (enough ? sum : 0) + hinted };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best === 0) return [];
  return scored
    .filter(({ score }) => score >= best * 0.75)
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ line }) => line);
}
