import { readRecordWords } from '../../accounts/queries/read-record-words.ts';
import type { RecordQuery } from '../../accounts/queries/record-query.ts';
import { findMentionsIn, type Records } from '../../accounts/records.ts';
import type { Question } from '../../core/question.ts';
import { findPeopleByName } from '../../store/people.ts';
import { loadEnglishWords } from '../../text/english-words.ts';
import { fold } from '../../text/fold.ts';
import { isMisspelling } from '../../text/is-misspelling.ts';
import { MONTH_NAMES } from '../../text/months.ts';
import { findCues, meantCue } from '../../text/record-cues/find-cues.ts';
import { openReading } from '../../text/record-cues/reading.ts';
import type { ReadWith } from './builder.ts';
import { mayAskRecords, type RecordAsked, readRecordQuestion } from './read-record-question.ts';
import type { RecordTerms } from './record-terms.ts';

/** Longer messages tell something; questions across records are a sentence. */
const MAX_LENGTH = 240;

/** What a question is read with, beside its text. */
export interface AskedWith {
  terms: RecordTerms;
  /** The query that a follow-up goes on from. */
  before?: RecordQuery;
}

/** Whether a text that stands alone can be a question across records at all. */
export function mayBeAsked(raw: string): boolean {
  const text = raw.trim();
  return text.length <= MAX_LENGTH && (mayAskRecords(text) || mayAskRecords(fixSlips(text)));
}

/** Reads a question across records, with the names and values that its readers may see; null where it is none. */
export async function askRecords(
  records: Records,
  question: Question,
  given: AskedWith,
): Promise<RecordAsked | null> {
  const text = question.text.trim();
  if (text.length > MAX_LENGTH) return null;
  const asked = await readAsked(records, { ...question, text }, given);
  if (asked !== null && asked.left.length === 0) return asked;
  const fixed = fixSlips(text, await loadEnglishWords());
  return fixed === text ? asked : readAsked(records, { ...question, text: fixed }, given);
}

async function readAsked(
  records: Records,
  question: Question,
  { terms, before }: AskedWith,
): Promise<RecordAsked | null> {
  const { audience, text } = question;
  if (before === undefined && !mayAskRecords(text)) return null;
  const words = await readRecordWords(records.database, audience);
  if (words.values.length === 0) return null;
  const given: ReadWith = {
    words,
    terms,
    today: dayIn(question),
    accounts: await findAccounts(records, question),
    people: [],
    ...(before === undefined ? {} : { before }),
  };
  const first = readRecordQuestion(text, given);
  if (first === null || first.left.length === 0) return first;
  const people = await findPeople(records, question, first.left);
  return people.length === 0 ? first : readRecordQuestion(text, { ...given, people });
}

/** The day that it is where the asker is. */
function dayIn({ now, timeZone }: Question): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now).slice(0, 10);
}

async function findAccounts(records: Records, { audience, text }: Question): Promise<ReadWith['accounts']> {
  const { found } = await findMentionsIn(records, audience, { text });
  return found.flatMap(({ start, end, candidates }) => candidates.map(({ name }) => ({ start, end, name })));
}

/** Whose records are meant, where a word that nothing else explains is somebody's name, and only one person's. */
async function findPeople(
  { database }: Records,
  { audience, text }: Question,
  left: readonly string[],
): Promise<ReadWith['people']> {
  const words = openReading(text).words();
  const names = words.flatMap(({ word, start, end }, at) => {
    const next = words[at + 1];
    const pair = next === undefined ? [] : [{ name: `${word} ${next.word}`, start, end: next.end }];
    return left.some((one) => fold(one) === word) ? [...pair, { name: word, start, end }] : pair;
  });
  const people = await findPeopleByName(
    database,
    audience.teamId,
    names.map(({ name }) => name),
  );
  return names.flatMap(({ name, start, end }) => {
    const called = people.filter(
      ({ handle, realName }) =>
        fold(handle) === name || fold(realName) === name || fold(realName).split(' ')[0] === name,
    );
    const [person] = called;
    return person === undefined || called.length > 1
      ? []
      : [{ id: person.id, name: person.realName || person.handle, start, end }];
  });
}

/**
 * The text with its slips fixed, where a word that is no cue is one misspelt, or a month.
 * @param isWord what is no slip: "competes" is not the French "comptes"
 */
function fixSlips(text: string, isWord: (word: string) => boolean = () => false): string {
  const cues = findCues(text);
  let fixed = text;
  for (const { word, start, end } of openReading(text).words()) {
    if (cues.some((cue) => cue.start <= start && end <= cue.end) || MONTH_NAMES.includes(word)) continue;
    if (isWord(word)) continue;
    const meant = MONTH_NAMES.find((name) => isMisspelling(word, name)) ?? meantCue(word);
    if (meant !== null) fixed = fixed.replace(text.slice(start, end), meant);
  }
  return fixed;
}
