import { handoffAskerMessages } from './handoff-asker-messages.ts';
import { handoffLeadMessages } from './handoff-lead-messages.ts';
import { handoffStateMessages } from './handoff-state-messages.ts';
import { handoffWordMessages } from './handoff-word-messages.ts';
import type { Message } from './message.ts';

/** Texts of handoffs: what leads and askers read. */
export const handoffMessages = {
  ...handoffAskerMessages,
  ...handoffLeadMessages,
  ...handoffStateMessages,
  ...handoffWordMessages,
} satisfies Record<string, Message>;
