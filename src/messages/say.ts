import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../core/language.ts';
import { agentMessages } from './parts/agent-messages.ts';
import { curationMessages } from './parts/curation-messages.ts';
import { feedbackMessages } from './parts/feedback-messages.ts';
import { flowMessages } from './parts/flow-messages.ts';
import { handoffMessages } from './parts/handoff-messages.ts';
import { labelMessages } from './parts/label-messages.ts';
import { slackAdminMessages } from './parts/slack-admin-messages.ts';
import { slackHandoffMessages } from './parts/slack-handoff-messages.ts';
import { slackMessages } from './parts/slack-messages.ts';
import { sourceMessages } from './parts/source-messages.ts';
import { turnHandoffMessages } from './parts/turn-handoff-messages.ts';
import { turnMessages } from './parts/turn-messages.ts';

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
  ...labelMessages,
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
