import { jaccard, trigramsOf } from '../text/likeness.ts';
import { coreOf, normaliseName } from '../text/normalise-name.ts';

/** An account as far as finding it needs. */
export interface AccountName {
  id: string;
  name: string;
  aliases: string[];
  /** What a source that is read in place is called; our own records have none. */
  source?: string;
}

/** How a candidate was found, best first. */
export type MatchKind = 'exact' | 'alias' | 'normalised' | 'prefix' | 'fuzzy';

/** An account that a name may mean; `score` is 0 to 1. */
export interface AccountCandidate {
  id: string;
  name: string;
  match: MatchKind;
  score: number;
  source?: string;
}

/** What a name means among the accounts that an audience may see. */
export type AccountMatch =
  | { type: 'unique'; account: AccountCandidate }
  | { type: 'ambiguous'; candidates: AccountCandidate[] }
  | { type: 'unknown'; nearest: AccountCandidate[] };

const SCORES: Record<Exclude<MatchKind, 'fuzzy'>, number> = {
  exact: 1,
  alias: 0.95,
  normalised: 0.95,
  prefix: 0.8,
};

/** Of the trigrams of two names, so many are in both where one is offered for the other. */
export const OFFERED_LIKENESS = 0.3;
/** A similar name never counts as much as one that is written right. */
const FUZZY_WEIGHT = 0.75;
/** Below half of the trigrams a name is only offered, never taken; one wrong letter in a word of eight keeps half. */
const TAKEN_FROM = 0.5 * FUZZY_WEIGHT;
const OFFERED_FROM = OFFERED_LIKENESS * FUZZY_WEIGHT;
/** Two candidates closer than this are not told apart. */
const CLEAR_LEAD = 0.1;
const MAX_CANDIDATES = 5;

/**
 * Says which account a name means. Unique: the best candidate is clearly ahead of the second. Names equal after
 * folding count as equal, so an alias that two accounts share is ambiguous, and so is a misspelling between two.
 */
export function rankAccounts(accounts: readonly AccountName[], name: string): AccountMatch {
  const wanted = readWanted(name);
  const candidates = accounts
    .map((account) => scoreAccount(account, wanted))
    .filter((candidate) => candidate !== null)
    .sort((one, other) => other.score - one.score || one.name.localeCompare(other.name, 'en'));
  const best = candidates[0];
  if (best === undefined || best.score < TAKEN_FROM)
    return { type: 'unknown', nearest: candidates.slice(0, MAX_CANDIDATES) };
  const rivals = candidates.filter(
    (candidate) => best.score - candidate.score < CLEAR_LEAD && candidate.score >= TAKEN_FROM,
  );
  if (best.match === 'exact') {
    const same = rivals.filter((candidate) => candidate.match === 'exact');
    return same.length === 1 ? { type: 'unique', account: best } : ambiguous(same);
  }
  return rivals.length === 1 ? { type: 'unique', account: best } : ambiguous(rivals);
}

function ambiguous(candidates: AccountCandidate[]): AccountMatch {
  return { type: 'ambiguous', candidates: candidates.slice(0, MAX_CANDIDATES) };
}

interface Wanted {
  id: string;
  key: string;
  core: string;
  trigrams: ReadonlySet<string>;
}

function readWanted(text: string): Wanted {
  const key = normaliseName(text);
  const core = coreOf(key);
  return { id: text.trim(), key, core, trigrams: trigramsOf(core) };
}

function scoreAccount({ id, name, aliases, source }: AccountName, wanted: Wanted): AccountCandidate | null {
  const from = source === undefined ? {} : { source };
  const found = (match: Exclude<MatchKind, 'fuzzy'>): AccountCandidate => ({
    id,
    name,
    match,
    score: SCORES[match],
    ...from,
  });
  const [key, ...others] = [name, ...aliases].map(normaliseName);
  if (wanted.id === id || (key === wanted.key && key !== '')) return found('exact');
  if (wanted.key === '') return null;
  if (others.includes(wanted.key)) return found('alias');
  const cores = [key!, ...others].map(coreOf);
  if (cores.includes(wanted.core)) return found('normalised');
  if (wanted.core.length >= 3 && cores.some((core) => core.startsWith(`${wanted.core} `)))
    return found('prefix');
  const similarity = Math.max(...cores.map((core) => jaccard(wanted.trigrams, trigramsOf(core))));
  const score = FUZZY_WEIGHT * similarity;
  return score < OFFERED_FROM ? null : { id, name, match: 'fuzzy', score, ...from };
}
