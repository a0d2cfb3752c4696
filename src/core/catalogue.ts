import { IntlMessageFormat } from 'intl-messageformat';
import { agentMessages } from './catalogue/agent-messages.ts';
import { curationMessages } from './catalogue/curation-messages.ts';
import { feedbackMessages } from './catalogue/feedback-messages.ts';
import { flowMessages } from './catalogue/flow-messages.ts';
import { handoffMessages } from './catalogue/handoff-messages.ts';
import { slackAdminMessages } from './catalogue/slack-admin-messages.ts';
import { slackHandoffMessages } from './catalogue/slack-handoff-messages.ts';
import { slackMessages } from './catalogue/slack-messages.ts';
import { sourceMessages } from './catalogue/source-messages.ts';
import { turnHandoffMessages } from './catalogue/turn-handoff-messages.ts';
import { turnMessages } from './catalogue/turn-messages.ts';
import type { Language } from './language.ts';

const CATALOGUE = {
  ...turnMessages,
  ...turnHandoffMessages,
  ...flowMessages,
  ...agentMessages,
  ...slackMessages,
  ...handoffMessages,
  ...slackHandoffMessages,
  ...feedbackMessages,
  ...curationMessages,
  ...slackAdminMessages,
  ...sourceMessages,
};

/** The key of a fixed text. */
export type MessageKey = keyof typeof CATALOGUE;

const formats = new Map<string, IntlMessageFormat>();

/** Says a fixed text in a language; `values` fill its placeholders. */
export function say(
  language: Language,
  key: MessageKey,
  values: Record<string, string | number> = {},
): string {
  const id = `${language}:${key}`;
  const known = formats.get(id);
  const format =
    known ?? new IntlMessageFormat(CATALOGUE[key][language], language, undefined, { ignoreTag: true });
  if (known === undefined) formats.set(id, format);
  return String(format.format(values));
}
