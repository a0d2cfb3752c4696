import { askInteractions } from './ask/ask-interactions.ts';
import { explainInteractions } from './explain/explain-interactions.ts';
import { feedbackInteractions } from './feedback/feedback-interactions.ts';
import { handoffForms, handoffInteractions } from './handoff/handoff-interactions.ts';
import { homeInteractions, settingInteractions } from './home/home-interactions.ts';
import type { DeclaredInteraction } from './receiver/interaction-queue.ts';

/** Every button, form and shortcut of ours, as its feature declares it. */
export const allInteractions: readonly DeclaredInteraction[] = [
  ...Object.values(askInteractions),
  ...Object.values(explainInteractions),
  ...Object.values(feedbackInteractions),
  ...Object.values(handoffInteractions),
  ...handoffForms,
  ...Object.values(homeInteractions),
  ...settingInteractions,
];
