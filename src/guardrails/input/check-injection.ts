import { t } from '../../messages/t.ts';
import { INJECTION_THRESHOLD, scoreInjection } from '../injection/score-injection.ts';
import type { InputCheck } from './input-check.ts';

/** A message asks something and does not try to take over the one who answers. */
export const checkInjection: InputCheck = {
  name: 'injection',
  fault(text, { language }) {
    const { score, signs } = scoreInjection(text);
    if (score < INJECTION_THRESHOLD) return null;
    return {
      reason: 'injection',
      text: t(language, 'agent.injection'),
      detail: `signs: ${signs.join(', ')}`,
    };
  },
};
