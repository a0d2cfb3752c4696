import { foldToWords } from '../../text/fold.ts';
import { findSecret } from '../find-secret.ts';
import type { SentenceCheck, SentenceContext } from './sentence-check.ts';
import { evidenceText } from './source-segments.ts';

/** So many words in a row are no coincidence. */
const RUN = 8;
const INTERNAL_ID =
  /\b(?:passage|account|contact|opportunity|case|activity|product|price|lead|order):[\p{L}\d][\p{L}\d_-]*/u;

/** Nothing of the instructions, no secret and no id of ours gets into an answer. */
export const checkLeaks: SentenceCheck = {
  name: 'leaks',
  harm: true,
  fault(context) {
    const secret = findSecret(context.plain);
    if (secret !== null) return `It holds a secret (${secret}).`;
    if (namesInternalId(context)) return 'It names an internal id.';
    return repeatsHidden(context) ? 'It repeats the instructions.' : null;
  },
};

function namesInternalId({ plain, evidence }: SentenceContext): boolean {
  const ids = evidence.flatMap((it) => [it.id, it.articleId ?? '']).filter((id) => /\D\d|[:_-]/.test(id));
  const shown = evidence.map(evidenceText).join('\n');
  const internal = INTERNAL_ID.exec(plain)?.[0];
  return (
    (internal !== undefined && !shown.includes(internal)) ||
    ids.some((id) => plain.includes(id) && !shown.includes(id))
  );
}

function repeatsHidden({ plain, hidden = [], evidence, question }: SentenceContext): boolean {
  const runs = hidden.length === 0 ? [] : runsOfWords(plain);
  if (runs.length === 0) return false;
  const repeated = hidden.flatMap((text) => {
    const words = padded(text);
    return runs.filter((run) => words.includes(run));
  });
  if (repeated.length === 0) return false;
  const open = padded([question, ...evidence.map(evidenceText)].join('\n'));
  return repeated.some((run) => !open.includes(run));
}

function runsOfWords(text: string): string[] {
  const words = foldToWords(text).split(' ');
  return words.length < RUN
    ? []
    : words.slice(RUN - 1).map((_, at) => ` ${words.slice(at, at + RUN).join(' ')} `);
}

/** With a blank at both ends, so that runs of whole words can be found in it. */
function padded(text: string): string {
  return ` ${foldToWords(text)} `;
}
