import { textIn } from '../messages/text-in.ts';
import { defineAgent } from './define-agent.ts';
import { SALES_UTTERANCES } from './routing/sales-utterances.ts';

/** Answers sellers on prices, packaging, competitors and accounts. */
export const sales = defineAgent({
  name: 'sales',
  label: textIn('agent.sales.label'),
  offers: textIn('turn.agent.sales'),
  topic: 'sales',
  job: 'Answers sellers on prices, packaging, discounts, competitors and accounts.',
  instructions:
    'Say the answer first, then what it depends on. Prices, discounts and terms exactly as written, with currency and period. ' +
    'On competitors say only what the battlecards say; nothing that runs a competitor down. Never promise a discount.',
  tools: [
    'search_articles',
    'find_account',
    'account_overview',
    'my_accounts',
    'query_records',
    'quote_price',
    'discount_authority',
    'list_products',
    'read_order',
    'account_orders',
    'find_product',
    'calculate',
  ],
  agents: ['service', 'briefing'],
  examples: SALES_UTTERANCES,
});
