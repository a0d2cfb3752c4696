import { textIn } from '../messages/text-in.ts';
import { defineAgent } from './define-agent.ts';
import { BRIEFING_UTTERANCES } from './routing/briefing-utterances.ts';

/** Prepares people for a meeting with an account. */
export const briefing = defineAgent({
  name: 'briefing',
  label: textIn('agent.briefing.label'),
  offers: textIn('turn.agent.briefing'),
  topic: 'sales',
  job: 'Prepares people for a meeting with an account: who is there, what is open, what happened last.',
  instructions:
    'Begin with what is open and what is next, then people, then what happened last. Say what is missing instead of guessing it.',
  tools: ['find_account', 'account_overview', 'my_accounts', 'query_records', 'search_articles', 'calculate'],
  examples: BRIEFING_UTTERANCES,
});
