import type { OpenDatabase } from '../store/database.ts';
import { createAccountBriefFlow } from './account-brief.ts';
import { createAccountFactsFlow } from './account-facts.ts';
import type { Flow } from './define-flow.ts';
import { createDiscountAuthorityFlow } from './discount-authority.ts';
import { createPriceQuoteFlow } from './price-quote.ts';

/** Makes all flows, in the order in which they are asked; the most confident match wins, the first among equals. */
export function createFlows(database: OpenDatabase): Flow[] {
  return [
    createAccountBriefFlow(database),
    createDiscountAuthorityFlow(database),
    createPriceQuoteFlow(database),
    createAccountFactsFlow(database),
  ];
}
