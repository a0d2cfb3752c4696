import { clauseBreaks, setsOff } from '../../text/clause-words.ts';
import { type Denial, findDenials } from '../../text/find-denials.ts';
import { isFunctionWord } from '../../text/function-words.ts';
import { isWordOfOneScript } from '../../text/is-word-of-one-script.ts';
import { findLimiting, limitingWords } from '../../text/limiting-words.ts';
import { saysNeed } from '../../text/modal-words.ts';
import { areOpposite } from '../../text/opposites.ts';
import type { KeyWord } from '../../text/read-key-words.ts';
import type { Claim } from './read-claims.ts';
import type { Segment } from './read-segments.ts';
import type { SentenceCheck } from './sentence-check.ts';
import { bestLikeness, shareSaid, wordsWithin } from './share-said.ts';

/** So much of what is denied must be told on the other side, and of the claim in the segment, else it is another matter. */
export const DENIED = { scope: 0.6, claim: 0.5, translated: 0.34 };

/** A sentence denies what supports it denies and nothing else; words of two languages are compared by what they mean. */
export const checkNegation: SentenceCheck = {
  name: 'negation',
  fault(context) {
    if (context.marks.length === 0) return null;
    for (const claim of context.claims) {
      for (const segment of claim.support.slice(0, 2)) {
        const least = claim.language === segment.language ? DENIED.claim : DENIED.translated;
        if (shareSaid(claim.words, [...segment.words, ...segment.context]) < least) continue;
        const fault = turned(claim, segment);
        if (fault !== null) return fault;
      }
    }
    return null;
  },
};

interface Side {
  text: string;
  language: string;
  words: readonly KeyWord[];
  denials: readonly Denial[];
}

function turned(claim: Claim, segment: Segment): string | null {
  const mine: Side = { ...claim, denials: findDenials(claim.text, claim.language) };
  const theirs: Side = {
    ...segment,
    text: segment.plain,
    denials: findDenials(segment.plain, segment.language),
  };
  const lost = theirs.denials.find(
    (denial) => isLeftOut(denial, theirs, mine) && !isSaidElsewhere(denial, theirs, claim),
  );
  if (lost !== undefined) return `It leaves out "${lost.word}" of what it cites.`;
  const added = mine.denials.find(
    (denial) =>
      // "Sans connexion" is "offline".
      !(denial.isWithout && mine.language !== theirs.language) &&
      isLeftOut(denial, mine, theirs) &&
      !setsOff(mine.text, denial),
  );
  return added === undefined ? null : `It denies ("${added.word}") what it cites affirms.`;
}

/** So many words tell what a denial denies: a verb and its object, an adjective, a noun. */
const HEADS = 2;

/** Whether one side denies something that the other side tells as it is. */
function isLeftOut(denial: Denial, denying: Side, telling: Side): boolean {
  const scope = deniedWords(denial, denying);
  const heads = headsOf(denial, denying, scope);
  const isTranslated = telling.language !== denying.language;
  // A translation seldom has the verb and its object in the same order.
  const shared = telling.words.filter((word) => bestLikeness(word, heads) > 0);
  const [head] = heads;
  if (head === undefined || (isTranslated ? shared.length === 0 : bestLikeness(head, telling.words) === 0))
    return false;
  if (shareSaid(scope, telling.words) < (isTranslated ? DENIED.translated : DENIED.scope)) return false;
  if (telling.denials.some((other) => shared.some((word) => denies(other, word, telling)))) return false;
  // In another language the words of a denial stand in other places.
  if (isTranslated && telling.denials.length >= denying.denials.length) return false;
  if (isRestricted(telling, denying)) return false;
  // What does not go without something needs it.
  if (denying.denials.some(({ isWithout }) => isWithout) && saysNeed(telling.text)) return false;
  return !scope.some((word) => telling.words.some((other) => areOpposite(word.text, other.text)));
}

/** The words of what is denied, without those that only carry grammar. */
function deniedWords({ at, from, to }: Denial, { words, language, denials }: Side): KeyWord[] {
  // What a further denial denies is its own matter.
  const next = Math.min(to, ...denials.filter((other) => other.at > at).map((other) => other.at));
  const scope = wordsWithin(words, from, next).filter(
    (word) => !isFunctionWord(word.text, language) && !denials.some((other) => other.at === word.at),
  );
  // Of the pairs of letters that Japanese is read by, those within a word.
  return language === 'ja'
    ? scope.filter(({ text }) => isWordOfOneScript(text)).slice(-6)
    : scope.slice(0, 6);
}

/** What is denied itself: it follows the word that denies; Japanese has it before, and German where nothing follows. */
function headsOf({ at }: Denial, { language }: Side, scope: readonly KeyWord[]): KeyWord[] {
  if (language === 'ja') return scope.slice(-HEADS).reverse();
  const after = scope.filter((word) => word.at > at);
  return (after.length > 0 ? after : scope).slice(0, HEADS);
}

/** Whether a denial is of a word: it stands behind it, or before it in the same part of the clause. */
function denies({ at, clause, to }: Denial, word: KeyWord, { text }: Side): boolean {
  if (word.at < clause || word.at >= to) return false;
  const [from, until] = word.at < at ? [word.at, at] : [at, word.at];
  return word.at > at || !clauseBreaks(text).some((place) => place > from && place < until);
}

/** "Only in Enterprise" denies it for the others, and "not until May" is "from May"; a limit that both sides have explains nothing. */
function isRestricted(telling: Side, denying: Side): boolean {
  const turnsRound = (kind: 'until' | 'from', { text, language }: Side): boolean =>
    findLimiting(text, language, kind) !== null;
  const isTurned = (one: Side, other: Side): boolean =>
    turnsRound('until', one) &&
    !turnsRound('from', one) &&
    turnsRound('from', other) &&
    !turnsRound('until', other);
  if (isTurned(denying, telling) || isTurned(telling, denying)) return true;
  const theirs = limitingWords(denying.text, denying.language, 'restricting');
  return limitingWords(telling.text, telling.language, 'restricting').some((word) => !theirs.includes(word));
}

/** Another segment may say the same without denying it. */
function isSaidElsewhere(denial: Denial, denying: Side, claim: Claim): boolean {
  const scope = wordsWithin(denying.words, denial.from, denial.to);
  const here = shareSaid(claim.words, denying.words);
  return claim.segments.some(
    (other) =>
      other.plain !== denying.text &&
      !other.isHeading &&
      shareSaid(claim.words, other.words) >= here - 0.05 &&
      shareSaid(scope, other.words) >= DENIED.scope &&
      findDenials(other.plain, other.language).length === 0,
  );
}
