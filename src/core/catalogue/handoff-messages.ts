import type { Message } from './message.ts';

/** Texts of handoffs: what leads and askers read. */
export const handoffMessages = {} satisfies Record<string, Message>;
