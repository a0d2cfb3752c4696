import type { DeclaredInteraction } from '../receiver/interaction-queue.ts';
import { ASK_CALLBACK } from './ask-view.ts';

/** The buttons, the shortcut and its form that ask something, or have an answer given again. */
export const askInteractions = {
  /** They ask in a thread: what is said there after the click is handled after it. */
  ask: { on: 'action', id: /^(choose|suggest):\d+$/, queue: 'thread', asks: true },
  redo: { on: 'action', id: /^(refresh|retry)$/, queue: 'own', asks: true },
  answerPrivately: { on: 'action', id: 'private_answer', queue: 'own', asks: true },
  share: { on: 'action', id: 'share', queue: 'own' },
  csv: { on: 'action', id: 'csv', queue: 'own' },
  askAboutThis: { on: 'shortcut', id: ASK_CALLBACK, queue: 'own' },
  sendQuestion: { on: 'view', id: ASK_CALLBACK, queue: 'own', asks: true },
} satisfies Record<string, DeclaredInteraction>;
