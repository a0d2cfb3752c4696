import type { Message } from './message.ts';

/** Texts of App Home for admins. */
export const slackAdminMessages = {} satisfies Record<string, Message>;
