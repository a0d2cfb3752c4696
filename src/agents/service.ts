import { textIn } from '../messages/text-in.ts';
import { defineAgent } from './define-agent.ts';
import { SERVICE_UTTERANCES } from './routing/service-utterances.ts';

/** Solves product problems from the help articles. */
export const service = defineAgent({
  name: 'service',
  label: textIn('agent.service.label'),
  offers: textIn('turn.agent.service'),
  topic: 'service',
  job: 'Helps people who have a problem with the product or a question about how it works, with steps from the help articles.',
  instructions:
    'Say what to do, in the order in which it is to be done, as a numbered list. Name menus and buttons as the article does. ' +
    'Give limits and side effects that the article names. If an article was replaced by a newer one, use the newer one.',
  tools: ['search_articles', 'find_account', 'account_overview', 'calculate'],
  examples: SERVICE_UTTERANCES,
});
