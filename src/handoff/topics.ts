import type { Labelled } from '../core/labelled.ts';
import { textIn } from '../messages/text-in.ts';

/** Where nothing says whose matter a question is. */
export const OTHER_TOPIC = 'other';

/** The topics that come with the bot; each has its escalation channel. */
export const TOPICS: readonly Labelled[] = [
  { name: 'sales', label: textIn('topic.sales') },
  { name: 'service', label: textIn('topic.service') },
  { name: 'pricing', label: textIn('topic.pricing') },
  { name: 'legal', label: textIn('topic.legal') },
  { name: OTHER_TOPIC, label: textIn('topic.other') },
];
