import { defineAgent } from './define-agent.ts';

/** Prepares people for a meeting with an account. */
export const briefing = defineAgent({
  name: 'briefing',
  job: 'Prepares people for a meeting with an account: who is there, what is open, what happened last.',
  instructions:
    'Begin with what is open and what is next, then people, then what happened last. Say what is missing instead of guessing it.',
  tools: ['find_account', 'account_overview', 'search_articles'],
  agents: [],
  policies: ['personal_data', 'unsupported_action'],
  examples: ['Brief me on Solvane Foods', 'Prepare me for my meeting with Kitamori Rail Services'],
});
