import { type Evidence, idsBehind } from '../core/citation.ts';
import { countTokens } from '../core/count-tokens.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import type { EvidenceFit } from '../core/retrieval.ts';
import { screenPassage } from '../guardrails/screen-passage.ts';
import { type ChooseOptions, choosePieces } from './pieces/choose-pieces.ts';
import type { SearchRanking } from './pieces/fuse-rankings.ts';
import { joinPassages } from './pieces/join-passages.ts';

/** The evidence of one agent's work, screened as it comes; numbers are the turn's. */
export interface EvidenceContext {
  /** Takes in what a tool brought, best first, as far as the budget goes, and gives it back as it may be shown to a model. */
  add(found: readonly Evidence[]): Evidence[];
  /**
   * Takes in what searches brought and joins what fits best into pieces, one an article, for a model that writes. Gives
   * back what is new to it: of an article that it knows, the part that it has not seen, under the number that it knows.
   */
  show(rankings: readonly SearchRanking[], wanted: ChooseOptions): Evidence[];
  /** What a citation by number may rest on: the pieces, and the passages of which there is no piece. */
  readonly all: Evidence[];
  /** What was found, passage by passage, for a model that quotes. */
  readonly passages: Evidence[];
  /** What a model that writes was shown, joined by article. */
  readonly pieces: Evidence[];
  readonly checks: CheckVerdict[];
  readonly fit: EvidenceFit;
}

/** What one look-up may take of the tokens that are left, so that a later one finds room. */
const SHARE_OF_REST = 2 / 3;

/** Stands for a title that was nothing but orders. */
const UNTITLED = '…';

/** Opens an empty context; without a budget everything has room. */
export function openEvidenceContext(budgetTokens: number | null = null): EvidenceContext {
  const screened = new Map<number, Evidence | null>();
  const kept = new Map<number, Evidence>();
  const pieces = new Map<number, Evidence>();
  const checks: CheckVerdict[] = [];
  const fit: EvidenceFit = { budgetTokens, kept: 0, keptTokens: 0, cut: 0, cutTokens: 0 };

  const screen = (evidence: Evidence): Evidence | null => {
    const known = screened.get(evidence.n);
    if (known !== undefined) return known;
    const { evidence: safe, verdict } = screenEvidence(evidence);
    if (verdict !== null) checks.push(verdict);
    screened.set(evidence.n, safe);
    return safe;
  };
  const room = (): number => fit.keptTokens + (budgetOf(fit) - fit.keptTokens) * SHARE_OF_REST;

  return {
    checks,
    fit,
    get all() {
      return byNumber(new Map([...kept, ...pieces]));
    },
    get passages() {
      return byNumber(kept);
    },
    get pieces() {
      return byNumber(pieces);
    },
    add(found) {
      const limit = room();
      return found.flatMap((evidence) => {
        const known = kept.get(evidence.n);
        if (known !== undefined) return [known];
        const safe = screen(evidence);
        if (safe === null || !count(fit, safe, limit)) return [];
        kept.set(evidence.n, safe);
        return [safe];
      });
    },
    show(rankings, { maxTokens, ...wanted }) {
      const safe = rankings.map(({ found, weight }) => ({
        found: found.flatMap((evidence) => screen(evidence) ?? []),
        weight,
      }));
      for (const one of safe.flatMap(({ found }) => found)) kept.set(one.n, one);
      const seen = new Set([...pieces.values()].flatMap((piece) => idsBehind([piece])));
      const unseen = safe.map(({ found, weight }) => ({
        found: found.filter((one) => !isSeen(one, { seen, pieces })),
        weight,
      }));
      const limit = Math.min(maxTokens, room() - fit.keptTokens);
      const shown = choosePieces(unseen, { ...wanted, maxTokens: limit }).map(({ passages }) =>
        joinPassages(passages),
      );
      countShown(fit, { shown, found: unseen.flatMap(({ found }) => found) });
      return shown.map((part) => {
        const known = [...pieces.values()].find((piece) => isSameArticle(piece, part));
        if (known === undefined) pieces.set(part.n, part);
        else pieces.set(known.n, grow(known, part));
        return known === undefined ? part : { ...part, n: known.n };
      });
    },
  };
}

/** A piece with a further part of its article behind it. */
function grow(piece: Evidence, part: Evidence): Evidence {
  const restsOn = idsBehind([piece, part]).filter((id) => id !== piece.id);
  return { ...piece, text: `${piece.text}\n\n${part.text}`, restsOn };
}

function isSameArticle(one: Evidence, other: Evidence): boolean {
  return one.articleId !== undefined && one.articleId === other.articleId;
}

/** The same record may come again with another text: its number tells. */
function isSeen(
  { n, id, kind }: Evidence,
  { seen, pieces }: { seen: ReadonlySet<string>; pieces: ReadonlyMap<number, Evidence> },
): boolean {
  return kind === 'passage' ? seen.has(id) : pieces.has(n);
}

function byNumber(evidence: ReadonlyMap<number, Evidence>): Evidence[] {
  return [...evidence.values()].sort((a, b) => a.n - b.n);
}

function budgetOf({ budgetTokens }: EvidenceFit): number {
  return budgetTokens ?? Number.POSITIVE_INFINITY;
}

/** Takes sentences that give orders out; null where nothing else is left. */
function screenEvidence(evidence: Evidence): { evidence: Evidence | null; verdict: CheckVerdict | null } {
  const { text, removed } = screenPassage(evidence.text);
  const named = screenPassage(evidence.title);
  const taken = removed + named.removed;
  const verdict = taken === 0 ? null : toVerdict(evidence, taken, text === '');
  if (text.trim() === '') return { evidence: null, verdict };
  const title = named.removed === 0 ? evidence.title : named.text || UNTITLED;
  return { evidence: { ...evidence, title: withoutOwnMarks(title), text: withoutOwnMarks(text) }, verdict };
}

/** Whether a piece has room; the first one always has, since without any there is nothing to answer from. */
function count(fit: EvidenceFit, { title, text }: Evidence, limit: number): boolean {
  const tokens = countTokens(`${title}\n${text}`);
  const fits = fit.kept === 0 || fit.keptTokens + tokens <= limit;
  fit[fits ? 'kept' : 'cut'] += 1;
  fit[fits ? 'keptTokens' : 'cutTokens'] += tokens;
  return fits;
}

/** Counts passages that are shown, wholly or in part, and those that are not. */
function countShown(
  fit: EvidenceFit,
  { shown, found }: { shown: readonly Evidence[]; found: readonly Evidence[] },
): void {
  const tokens = (evidence: readonly Evidence[]) =>
    evidence.reduce((sum, { title, text }) => sum + countTokens(`${title}\n${text}`), 0);
  const distinct = [...new Map(found.map((one) => [one.n, one])).values()];
  const behind = new Set(idsBehind(shown));
  const cut = distinct.filter(({ id }) => !behind.has(id));
  fit.kept += distinct.length - cut.length;
  fit.keptTokens += tokens(shown);
  fit.cut += cut.length;
  fit.cutTokens += tokens(cut);
}

/** A source's own footnotes must not be taken for marks of ours, nor begin a piece of evidence that is none. */
function withoutOwnMarks(text: string): string {
  return text.replace(/\[\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*\]/g, '($1)');
}

function toVerdict({ title }: Evidence, removed: number, whole: boolean): CheckVerdict {
  const what = removed === 1 ? '1 sentence that gives' : `${removed} sentences that give`;
  return {
    check: 'passage_injection',
    verdict: whole ? 'denied' : 'rewritten',
    reason: `"${title}": ${what} orders to a model taken out`,
  };
}
