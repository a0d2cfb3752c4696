import { needsNoSupport } from './needs-no-support.ts';
import type { SentenceCheck } from './sentence-check.ts';

/** Every sentence that claims something cites evidence of this turn. */
export const checkCitations: SentenceCheck = {
  name: 'citations',
  fault(context) {
    const { marks, evidence, plain } = context;
    const unknown = marks.filter((n) => !evidence.some((it) => it.n === n));
    if (unknown.length > 0) return `It cites [${unknown.join('], [')}], which does not exist.`;
    if (marks.length > 0) return null;
    return needsNoSupport(plain, context) ? null : 'It cites nothing.';
  },
};
