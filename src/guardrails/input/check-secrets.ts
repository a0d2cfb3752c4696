import { t } from '../../messages/t.ts';
import { findSecret } from '../find-secret.ts';
import type { InputCheck } from './input-check.ts';

/** A message holds no key, password or payment number; it is told what kind was seen, never the value. */
export const checkSecrets: InputCheck = {
  name: 'secrets',
  fault(text, { language }) {
    const kind = findSecret(text);
    if (kind === null) return null;
    return { reason: 'secret', text: t(language, `agent.secret.${kind}`), detail: kind };
  },
};
