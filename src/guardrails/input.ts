import { pickText } from '../core/local-text.ts';
import type { RefusalReason } from '../core/outcome.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import { checkAbuse } from './input/check-abuse.ts';
import { checkEmpty } from './input/check-empty.ts';
import { checkInjection } from './input/check-injection.ts';
import { checkSecrets } from './input/check-secrets.ts';
import { checkSize } from './input/check-size.ts';
import type { InputCheck, InputContext } from './input/input-check.ts';

/** Every check that a message passes before anything is looked up, in order: cheap ones and secrets first. */
export const INPUT_CHECKS: readonly InputCheck[] = [
  checkEmpty,
  checkSize,
  checkSecrets,
  checkInjection,
  checkAbuse,
];

/** What the screen says of a message; `text` is what to tell the asker, in their language. */
export type InputVerdict =
  | { ok: true; checks: CheckVerdict[] }
  | { ok: false; reason: RefusalReason; text: string; checks: CheckVerdict[] };

/** Screens a message; the first fault ends it. Nothing of the message is in the verdict. */
export function screenInput(
  text: string,
  context: InputContext,
  screens: readonly InputCheck[] = INPUT_CHECKS,
): InputVerdict {
  const checks: CheckVerdict[] = [];
  for (const screen of screens) {
    const { name } = screen;
    const found = screen.fault(text, context);
    // A check that says nothing has found nothing, whatever its types promise.
    if (found == null) {
      checks.push({ check: `input.${name}`, verdict: 'allowed' });
      continue;
    }
    checks.push({ check: `input.${name}`, verdict: 'denied', reason: found.detail });
    return { ok: false, reason: found.reason, text: pickText(found.text, context.language), checks };
  }
  return { ok: true, checks };
}
