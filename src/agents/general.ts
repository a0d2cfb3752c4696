import { textIn } from '../messages/text-in.ts';
import { defineAgent } from './define-agent.ts';
import { GENERAL_UTTERANCES } from './routing/general-utterances.ts';

/** Answers colleagues on how the company itself works, and takes what is nobody else's job. */
export const general = defineAgent({
  name: 'general',
  label: textIn('agent.general.label'),
  offers: textIn('turn.agent.general'),
  topic: 'other',
  takesRest: true,
  job: 'Answers colleagues on how things are done in the company: leave, expenses, tools, people, and whatever is no other agent’s job.',
  instructions:
    'Say what holds for the asker first, then how it is done and who decides. Limits, dates and amounts exactly as written. ' +
    'If a rule differs by country or group and the question does not say which, give the cases side by side.',
  tools: ['search_articles', 'find_account', 'find_colleagues', 'calculate'],
  examples: GENERAL_UTTERANCES,
});
