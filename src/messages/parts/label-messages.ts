import type { Message } from './message.ts';

const all = (en: string): Message => ({ en, de: en, fr: en, es: en, it: en, pt: en, ja: en });

/** Placeholder until the texts are JSON. */
export const labelMessages = {
  'agent.sales.label': all('Sales: prices, competitors, deals'),
  'agent.service.label': all('Service: how to fix something'),
  'agent.briefing.label': all('Briefing: what to know about an account'),
  'topic.sales': all('Sales'),
  'topic.service': all('Service'),
  'topic.pricing': all('Prices and discounts'),
  'topic.legal': all('Legal'),
  'topic.other': all('Everything else'),
  'turn.refused_by_rule': all('A rule of the company keeps me from doing that here.'),
  'turn.handed_off.policy': all('I have asked the people whose matter this is; their answer comes here.'),
};
