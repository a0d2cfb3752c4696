import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/core/log.ts';
import { acceptDelivery, answerOf } from '../../src/slack/receiver/accept-delivery.ts';
import { type CheckDeps, checkView, type ViewCheck } from '../../src/slack/views/view-checks.ts';

const log = createLog('silent');
const deps = { log } as CheckDeps;
const form = {
  type: 'view_submission',
  team: { id: 'T1' },
  user: { id: 'U1' },
  trigger_id: '1.2.a',
  view: { callback_id: 'hours', private_metadata: '{}', state: { values: { a: { a: { value: '-1' } } } } },
};

/** Delivers a form that is judged like this; answers what was acknowledged and what was stored. */
async function deliver(body: object, check: ViewCheck) {
  const stored: unknown[] = [];
  const acceptance = await acceptDelivery(body, {
    store: async (event) => {
      stored.push(event.payload);
      return { fresh: true };
    },
    check: (event) => checkView(event.payload, new Map([['hours', check]]), deps),
    queueOf: (_teamId, _payload, eventId) => ({ threadKey: eventId, work: 'quick' }),
    log,
  });
  return { acceptance, answer: answerOf(acceptance), stored };
}

describe('a form with faults', () => {
  it('is answered with each fault at its field, and is not stored', async () => {
    const { answer, stored } = await deliver(form, async ({ values }) => ({
      a: `not ${String((values.a!.a as { value: string }).value)}`,
    }));
    expect(answer).toEqual({ response_action: 'errors', errors: { a: 'not -1' } });
    expect(stored).toEqual([]);
  });
});

describe('a form is taken, and acknowledged without a word,', () => {
  const cases: [why: string, body: object, check: ViewCheck][] = [
    ['when its check finds nothing', form, async () => null],
    ['when its check names no field', form, async () => ({})],
    ['when its check fails', form, () => Promise.reject(new Error('database away'))],
    [
      'when nobody checks it',
      { ...form, view: { ...form.view, callback_id: 'other' } },
      async () => ({ a: 'no' }),
    ],
    ['when it was closed, not sent', { ...form, type: 'view_closed' }, async () => ({ a: 'no' })],
  ];
  it.each(cases)('%s', async (_why, body, check) => {
    const { acceptance, answer, stored } = await deliver(body, check);
    expect(acceptance.type).toBe('stored');
    expect(answer).toBeNull();
    expect(stored).toHaveLength(1);
  });

  it('when its check takes longer than Slack waits', async () => {
    const { stored } = await deliver(form, () => new Promise(() => undefined));
    expect(stored).toHaveLength(1);
  });
});
