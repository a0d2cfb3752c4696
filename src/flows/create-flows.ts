import type { ExternalConnections } from '../accounts/external/external-connections.ts';
import type { OpenDatabase } from '../store/database.ts';
import { createAccountBriefFlow } from './account-brief.ts';
import { createAccountFactsFlow } from './account-facts.ts';
import { createColleaguesFlow } from './colleagues/colleagues.ts';
import { conversation } from './conversation.ts';
import type { Flow } from './define-flow.ts';
import { createDiscountAuthorityFlow } from './discount-authority.ts';
import { createOrderFactsFlow } from './order-facts.ts';
import { createPriceQuoteFlow } from './price-quote.ts';
import { createProductPriceFlow } from './product-price.ts';
import { readTerms } from './record-query/read-terms.ts';
import { createRecordsFlows } from './record-query/records-flow.ts';

/** Creates all flows, in the order in which they are asked; the most confident match wins, the first among equals. */
export function createFlows(database: OpenDatabase, external: ExternalConnections | null = null): Flow[] {
  const records = { database, external };
  return [
    conversation,
    createAccountBriefFlow(records),
    createDiscountAuthorityFlow(database),
    createPriceQuoteFlow(database),
    createOrderFactsFlow(records),
    createProductPriceFlow(records),
    createAccountFactsFlow(records),
    createColleaguesFlow(database),
    ...createRecordsFlows({ records, terms: (teamId) => readTerms(database, teamId) }),
  ];
}
