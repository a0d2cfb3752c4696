import { defineAgent } from 'switchboard';

/** Answers what colleagues ask about working here, from articles alone. */
export default defineAgent({
  name: 'people',
  label: { en: 'People: leave, expenses, working here' },
  offers: { en: 'questions about working here' },
  topic: { name: 'people', label: { en: 'People team' } },
  job: 'Answers questions of colleagues about leave, expenses, benefits and working here.',
  instructions: 'Say what the rule is, then how to go about it. Say whom to ask where the articles do.',
  tools: ['search_articles'],
  examples: [
    'how many days of vacation do I have',
    'how do I request parental leave',
    'who approves my time off',
    'what can I expense on a business trip',
    'how do I hand in a receipt for lunch',
    'am I paid while I am sick',
    'can I work from another country for a month',
    'when is the next company holiday',
    'what is our parental leave policy',
    'where do I find my payslip',
    'may I take my dog to the office',
    'how do I refer a friend for a job',
  ],
});
