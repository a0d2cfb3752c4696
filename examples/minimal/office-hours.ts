import { defineFlow, defineTool, readSetting } from 'switchboard';
import { z } from 'zod';

const hours = readSetting('OFFICE_HOURS', z.string().default('8:00 to 18:00'));

/** What the reception says; a real one would ask a calendar. */
const officeHours = defineTool({
  name: 'office_hours',
  description: 'Tells when the office is open.',
  effect: 'read',
  input: z.object({}),
  output: z.object({ open: z.string() }),
  run: async () => ({
    value: { open: hours },
    evidence: [
      {
        n: 0,
        kind: 'record',
        id: 'reception',
        title: 'Reception',
        text: `Open from ${hours}.`,
        readers: ['everyone'],
      },
    ],
  }),
});

/** "When is the office open?" is answered without a search and without a model. */
const askOfficeHours = defineFlow({
  name: 'ask_office_hours',
  agent: 'people',
  tools: ['office_hours'],
  match: ({ text }) =>
    /\boffice\b.*\b(?:open|close|hours?)\b/i.test(text)
      ? { confidence: 0.9, reason: 'asks for the office hours', input: null }
      : null,
  run: async (_match, { call }) => {
    const { value, evidence } = await call('office_hours', {});
    const { open } = value as { open: string };
    return {
      type: 'answer',
      parts: [{ type: 'text', text: `The office is open from ${open}. [${evidence[0]?.n}]` }],
      evidence,
      suggestions: [],
    };
  },
});

export default [officeHours, askOfficeHours];
