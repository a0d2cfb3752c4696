import type { Labelled } from '../core/labelled.ts';
import { textIn } from '../messages/text-in.ts';

/** Where nothing says whose matter a question is. */
export const OTHER_TOPIC = 'other';

const SERVICE_TOPIC = 'service';

/** The topics whose people a company names first: those of support. */
export const SUPPORT_TOPICS = [SERVICE_TOPIC, OTHER_TOPIC];

/** The topics that come with the bot; each has its escalation channel. */
export const TOPICS: readonly Labelled[] = [
  { name: 'sales', label: textIn('topic.sales') },
  { name: SERVICE_TOPIC, label: textIn('topic.service') },
  { name: 'pricing', label: textIn('topic.pricing') },
  { name: 'legal', label: textIn('topic.legal') },
  { name: OTHER_TOPIC, label: textIn('topic.other') },
];
