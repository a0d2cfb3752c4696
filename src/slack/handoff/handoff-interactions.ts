import { z } from 'zod';
import type { TeamId } from '../../core/ids.ts';
import { type DeclaredInteraction, threadQueue } from '../receiver/interaction-queue.ts';
import { callbackOf, HANDOFF_FORMS, readFormMetadata } from './handoff-form.ts';

const form = z.looseObject({ view: z.looseObject({ private_metadata: z.string() }) });

/** The buttons and forms about handoffs. */
export const handoffInteractions = {
  ask: { on: 'action', id: 'handoff', queue: 'own', asks: true },
  /** What is said in the thread after such a click is handled after it. */
  decide: { on: 'action', id: /^handoff_(approve|take)$/, queue: 'thread' },
  withdraw: { on: 'action', id: 'handoff_withdraw', queue: 'own' },
  openForm: { on: 'action', id: /^handoff_(edit|decline|assign|resolve)$/, queue: 'own' },
  survey: { on: 'action', id: /^handoff_survey:[1-5]$/, queue: 'own' },
} satisfies Record<string, DeclaredInteraction>;

/** The forms about handoffs: what a lead sends by one comes after what they said before in the card's thread. */
export const handoffForms: DeclaredInteraction[] = HANDOFF_FORMS.map((name) => ({
  on: 'view',
  id: callbackOf(name),
  queue: queueOfForm,
}));

function queueOfForm(teamId: TeamId, payload: unknown): string | null {
  const about = readFormMetadata(form.safeParse(payload).data?.view.private_metadata ?? '');
  return about?.channelId === undefined || about.line === undefined
    ? null
    : threadQueue(teamId, about.channelId, about.line);
}
