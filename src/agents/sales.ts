import { briefing } from './briefing.ts';
import { defineAgent } from './define-agent.ts';
import { service } from './service.ts';

/** Answers sellers on prices, packaging, competitors and accounts. */
export const sales = defineAgent({
  name: 'sales',
  job: 'Answers sellers on prices, packaging, discounts, competitors and accounts.',
  instructions:
    'Say the answer first, then what it depends on. Prices, discounts and terms exactly as written, with currency and period. ' +
    'On competitors say only what the battlecards say; nothing that runs a competitor down. Never promise a discount.',
  tools: [
    'search_articles',
    'find_account',
    'account_overview',
    'quote_price',
    'discount_authority',
    'list_products',
    'read_order',
    'account_orders',
    'find_product',
  ],
  agents: [service, briefing],
  policies: ['legal_commitment', 'discount_authority', 'personal_data', 'unsupported_action'],
  examples: ['How do we answer when they bring up a competitor?', 'Who is our champion at Solvane Foods?'],
});
