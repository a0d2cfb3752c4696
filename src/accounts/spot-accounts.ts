import { fold } from '../text/fold.ts';
import { isMisspelling } from '../text/is-misspelling.ts';
import { isUnspaced } from '../text/is-unspaced.ts';
import { CONNECTORS, coreName, normaliseName, splitWords, type Word } from '../text/normalise-name.ts';
import { type AccountCandidate, type AccountName, rankAccounts } from './rank-accounts.ts';

/** A stretch of a text that names one account, or several that it does not tell apart. */
export interface AccountMention {
  start: number;
  end: number;
  /** As it stands in the text. */
  text: string;
  candidates: AccountCandidate[];
}

/** Names have at most so many words. */
export const MAX_WORDS = 8;
/** Shorter words are too common to stand for the account whose name they begin. */
const MIN_PREFIX_LENGTH = 5;
const MIN_UNSPACED_BEGINNING = 3;

/** How names are looked for. */
export interface SpotOptions {
  /** Names with a slip, and beginnings of names in lower case, count too: where the rest of the text speaks of accounts. */
  tolerant?: boolean;
}

/**
 * Spots account names in a text: whole names and aliases, names without their legal form, and capitalised first
 * words of a name. The longest mention wins; what it covers is not looked at again.
 */
export function spotAccounts(
  accounts: readonly AccountName[],
  text: string,
  { tolerant = false }: SpotOptions = {},
): AccountMention[] {
  const byKey = indexNames(accounts);
  const words = splitWords(text);
  const mentions = spotUnspaced(accounts, text);
  let at = 0;
  while (at < words.length) {
    const found =
      longestAt(byKey, { text, words, at, tolerant }) ?? (tolerant ? misspeltAt(byKey, words[at]!) : null);
    if (found === null) at += 1;
    else {
      const span = { start: words[at]!.start, end: words[at + found.length - 1]!.end };
      mentions.push(toMention(found.accounts, text, span));
      at += found.length;
    }
  }
  return withoutCovered(mentions).sort((one, other) => one.start - other.start);
}

interface NameIndex {
  whole: Map<string, AccountName[]>;
  prefix: Map<string, AccountName[]>;
}

function indexNames(accounts: readonly AccountName[]): NameIndex {
  const index: NameIndex = { whole: new Map(), prefix: new Map() };
  for (const account of accounts) {
    for (const name of [account.name, ...account.aliases]) {
      for (const key of new Set([normaliseName(name), coreName(name)])) add(index.whole, key, account);
    }
    add(index.whole, normaliseName(account.id), account);
    const words = coreName(account.name).split(' ');
    for (let length = 1; length < words.length; length += 1) {
      add(index.prefix, words.slice(0, length).join(' '), account);
    }
  }
  return index;
}

function add(map: Map<string, AccountName[]>, key: string, account: AccountName): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [account]);
  else if (!known.includes(account)) known.push(account);
}

function longestAt(
  index: NameIndex,
  where: { text: string; words: Word[]; at: number; tolerant: boolean },
): { accounts: AccountName[]; length: number } | null {
  const { text, words, at, tolerant } = where;
  for (let length = Math.min(MAX_WORDS, words.length - at); length > 0; length -= 1) {
    if (CONNECTORS.has(words[at]!.folded) || CONNECTORS.has(words[at + length - 1]!.folded)) continue;
    const key = normaliseName(text.slice(words[at]!.start, words[at + length - 1]!.end));
    const whole = index.whole.get(key);
    const startsUpper = /^\p{Lu}/u.test(text.slice(words[at]!.start));
    // A one-word name may be an ordinary word ("Apex", "Target"): in lower case it must be rare enough to be long.
    if (whole !== undefined && (startsUpper || length > 1 || key.length >= MIN_PREFIX_LENGTH))
      return { accounts: whole, length };
    const prefix = index.prefix.get(key);
    if (prefix !== undefined && (startsUpper || tolerant) && key.length >= MIN_PREFIX_LENGTH)
      return { accounts: prefix, length };
  }
  return null;
}

/** The accounts of the one name that a word misspells. */
function misspeltAt(
  { whole, prefix }: NameIndex,
  { folded }: Word,
): { accounts: AccountName[]; length: number } | null {
  const near = [...whole, ...prefix].filter(([key]) => isMisspelling(folded, key));
  const accounts = [...new Set(near.flatMap(([, named]) => named))];
  const keys = new Set(near.map(([key]) => key));
  return keys.size === 1 ? { accounts, length: 1 } : null;
}

function spotUnspaced(accounts: readonly AccountName[], text: string): AccountMention[] {
  if (!isUnspaced(text)) return [];
  const folded = fold(text);
  if (folded.length !== text.length) return [];
  const mentions: AccountMention[] = [];
  for (const account of accounts) {
    for (const name of [account.name, ...account.aliases]) {
      // Latin names next to Japanese particles form one "word"; they are found as substrings too.
      for (const part of beginningsOf(name)) {
        const start = folded.indexOf(fold(part));
        if (start < 0 || part.length < 2 || !touchesUnspaced(text, start, start + part.length)) continue;
        mentions.push(toMention([account], text, { start, end: start + part.length }));
        break;
      }
    }
  }
  return mentions;
}

/** A name without spaces is shortened to its beginning: 北森鉄道 for 北森鉄道サービス. */
export function beginningsOf(name: string): string[] {
  if (!isUnspaced(name) || /\s/u.test(name)) return [name];
  const least = Math.max(MIN_UNSPACED_BEGINNING, Math.ceil(name.length / 2));
  return Array.from({ length: Math.max(1, name.length - least + 1) }, (_, cut) =>
    name.slice(0, name.length - cut),
  );
}

function withoutCovered(mentions: AccountMention[]): AccountMention[] {
  const longestFirst = mentions.sort((one, other) => other.text.length - one.text.length);
  return longestFirst.filter(
    (mention, place) =>
      !longestFirst
        .slice(0, place)
        .some((longer) => longer.start < mention.end && longer.end > mention.start),
  );
}

function touchesUnspaced(text: string, start: number, end: number): boolean {
  const edges = text.slice(Math.max(0, start - 1), start + 1) + text.slice(end - 1, end + 1);
  return isUnspaced(edges);
}

function toMention(
  accounts: readonly AccountName[],
  text: string,
  span: { start: number; end: number },
): AccountMention {
  const named = text.slice(span.start, span.end);
  const match = rankAccounts(accounts, named);
  const candidates =
    match.type === 'unique'
      ? [match.account]
      : match.type === 'ambiguous'
        ? match.candidates
        : accounts.map(({ aliases: _, ...account }) => ({
            ...account,
            match: 'prefix' as const,
            score: 0.8,
          }));
  return { ...span, text: named, candidates };
}
