import { definePolicy } from 'switchboard';

/** The company is not licensed in Hawaii: anyone who asks for business there hears so, before anything is looked up. */
export default definePolicy({
  name: 'no_business_in_hawaii',
  when: ({ question }) => /\b(?:hawaii|honolulu)\b/i.test(question.text),
  decide: () => ({
    verdict: 'deny',
    reason: 'asks for business in Hawaii',
    text: {
      en: 'We do no business in Hawaii, so I cannot help with that.',
      de: 'Wir machen keine Geschäfte auf Hawaii, dabei kann ich also nicht helfen.',
    },
  }),
});
