import type { Message } from './message.ts';

/** Texts of ratings, triage and the digest. */
export const feedbackMessages = {} satisfies Record<string, Message>;
