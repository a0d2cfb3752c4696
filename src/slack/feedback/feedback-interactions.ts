import type { DeclaredInteraction } from '../receiver/interaction-queue.ts';
import { COMPLAIN } from './complaint-view.ts';

/** The buttons and the form that say what somebody thinks of an answer. */
export const feedbackInteractions = {
  rate: { on: 'action', id: 'feedback', queue: 'own' },
  complain: { on: 'action', id: COMPLAIN, queue: 'own' },
  sendComplaint: { on: 'view', id: COMPLAIN, queue: 'own', asks: true },
} satisfies Record<string, DeclaredInteraction>;
