import type { Evidence } from '../core/citation.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import { screenPassage } from '../guardrails/screen-passage.ts';

/** The evidence of one agent's work, screened as it comes; numbers are the turn's. */
export interface EvidenceShelf {
  /** Takes in what a tool brought and gives it back as it may be shown to a model. */
  add(found: Evidence[]): Evidence[];
  readonly all: Evidence[];
  readonly checks: CheckVerdict[];
}

/** Stands for a title that was nothing but orders. */
const UNTITLED = '…';

/** Opens an empty shelf. */
export function openShelf(): EvidenceShelf {
  const byNumber = new Map<number, Evidence>();
  const checks: CheckVerdict[] = [];
  return {
    checks,
    get all() {
      return [...byNumber.values()].sort((a, b) => a.n - b.n);
    },
    add(found) {
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
        byNumber.set(evidence.n, screened);
        return [screened];
      });
    },
  };
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
