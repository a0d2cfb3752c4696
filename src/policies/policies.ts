import { asksForPerson } from './asks-for-person.ts';
import type { Policy } from './define-policy.ts';
import { discountAuthority } from './discount-authority.ts';
import { legalCommitment } from './legal-commitment.ts';
import { personalData } from './personal-data.ts';
import { unsupportedAction } from './unsupported-action.ts';

/** The policies that come with the bot, in the order in which they are applied. */
export const POLICIES: readonly Policy[] = [
  personalData,
  legalCommitment,
  discountAuthority,
  asksForPerson,
  unsupportedAction,
];
