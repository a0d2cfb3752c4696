import type { Evidence } from '../core/citation.ts';
import { countTokens } from '../core/count-tokens.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import type { EvidenceFit } from '../core/retrieval.ts';
import { screenPassage } from '../guardrails/screen-passage.ts';

/** The evidence of one agent's work, screened as it comes; numbers are the turn's. */
export interface EvidenceContext {
  /** Takes in what a tool brought, best first, as far as the budget goes, and gives it back as it may be shown to a model. */
  add(found: Evidence[]): Evidence[];
  readonly all: Evidence[];
  readonly checks: CheckVerdict[];
  readonly fit: EvidenceFit;
}

/** What one look-up may take of the tokens that are left, so that a later one finds room. */
const SHARE_OF_REST = 2 / 3;

/** Stands for a title that was nothing but orders. */
const UNTITLED = '…';

/** Opens an empty context; without a budget everything has room. */
export function openEvidenceContext(budgetTokens: number | null = null): EvidenceContext {
  const byNumber = new Map<number, Evidence>();
  const checks: CheckVerdict[] = [];
  const fit: EvidenceFit = { budgetTokens, kept: 0, keptTokens: 0, cut: 0, cutTokens: 0 };
  return {
    checks,
    fit,
    get all() {
      return [...byNumber.values()].sort((a, b) => a.n - b.n);
    },
    add(found) {
      const limit = fit.keptTokens + (budgetOf(fit) - fit.keptTokens) * SHARE_OF_REST;
      return found.flatMap((evidence) => {
        const known = byNumber.get(evidence.n);
        if (known !== undefined) return [known];
        const { text, removed } = screenPassage(evidence.text);
        const named = screenPassage(evidence.title);
        const taken = removed + named.removed;
        if (taken > 0) checks.push(toVerdict(evidence, taken, text === ''));
        if (text.trim() === '') return [];
        const title = named.removed === 0 ? evidence.title : named.text || UNTITLED;
        const screened = { ...evidence, title: withoutOwnMarks(title), text: withoutOwnMarks(text) };
        if (!count(fit, screened, limit)) return [];
        byNumber.set(evidence.n, screened);
        return [screened];
      });
    },
  };
}

function budgetOf({ budgetTokens }: EvidenceFit): number {
  return budgetTokens ?? Number.POSITIVE_INFINITY;
}

/** Whether a piece has room; the first one always has, since without any there is nothing to answer from. */
function count(fit: EvidenceFit, { title, text }: Evidence, limit: number): boolean {
  const tokens = countTokens(`${title}\n${text}`);
  const fits = fit.kept === 0 || fit.keptTokens + tokens <= limit;
  fit[fits ? 'kept' : 'cut'] += 1;
  fit[fits ? 'keptTokens' : 'cutTokens'] += tokens;
  return fits;
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
