import type { Message } from './message.ts';

/** Texts of the forms and private notes about handoffs. */
export const slackHandoffMessages = {} satisfies Record<string, Message>;
