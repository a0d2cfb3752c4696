import type { DeclaredInteraction } from '../receiver/interaction-queue.ts';

/** The buttons that explain an answer. */
export const explainInteractions = {
  why: { on: 'action', id: 'why', queue: 'own' },
  details: { on: 'action', id: 'why_details', queue: 'own' },
  sources: { on: 'action', id: 'sources', queue: 'own' },
} satisfies Record<string, DeclaredInteraction>;
