import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BotError } from '../../src/core/bot-error.ts';
import { createRateLimiter, type Pace } from '../../src/slack/api/rate-limiter.ts';
import { createRefusedMethods } from '../../src/slack/api/refused-methods.ts';
import type { SlackCalls } from '../../src/slack/api/slack-api.ts';
import { spreadCalls } from '../../src/slack/api/spread-calls.ts';
import {
  rateLimited,
  SlackRejection,
  translateSlackError,
} from '../../src/slack/api/translate-slack-error.ts';
import { withPatience } from '../../src/slack/api/with-patience.ts';

/** Time that only moves when somebody sleeps. */
function stillPace(): Pace & { now: number } {
  return {
    now: 0,
    nowMs() {
      return this.now;
    },
    async sleep(ms) {
      this.now += ms;
    },
  };
}

const rate = { calls: 2, perMs: 6_000 };

describe('calls are spaced out', () => {
  it('as many as a method allows go at once, and never more within its minute; none is dropped', async () => {
    const pace = stillPace();
    const limiter = createRateLimiter(pace);
    const times: number[] = [];
    for (let call = 0; call < 5; call += 1) {
      await limiter.take('chat.update', rate);
      times.push(pace.now);
    }
    expect(times).toEqual([0, 0, 6_000, 6_000, 12_000]);
  });

  it('calls that wait at the same time get places one after the other', async () => {
    const waits: number[] = [];
    const limiter = createRateLimiter({
      nowMs: () => 0,
      sleep: async (ms) => {
        waits.push(ms);
      },
    });
    await Promise.all(Array.from({ length: 5 }, () => limiter.take('k', rate)));
    expect(waits).toEqual([6_000, 6_000, 12_000]);
  });

  it('keys do not wait for one another', async () => {
    const pace = stillPace();
    const limiter = createRateLimiter(pace);
    for (const key of ['a', 'a', 'b', 'b']) await limiter.take(key, rate);
    expect(pace.now).toBe(0);
  });

  it('a call that may not wait is told so, and takes no place', async () => {
    const pace = stillPace();
    const limiter = createRateLimiter(pace);
    const tries: boolean[] = [];
    for (let call = 0; call < 4; call += 1) tries.push(await limiter.tryTake('k', rate));
    expect(tries).toEqual([true, true, false, false]);
    pace.now = 6_000;
    expect(await limiter.tryTake('k', rate)).toBe(true);
  });

  it('upkeep leaves half of the calls free, and is told when to come again', async () => {
    const pace = stillPace();
    const limiter = createRateLimiter(pace);
    expect(await limiter.takeSpare('k', rate)).toBe(0);
    expect(await limiter.takeSpare('k', rate)).toBe(6_000);
    expect(await limiter.tryTake('k', rate)).toBe(true);
  });

  it('a key that Slack holds back stays held back for as long as it said, free or not', async () => {
    const pace = stillPace();
    const limiter = createRateLimiter(pace);
    await limiter.pause('k', 30_000);
    expect(await limiter.tryTake('k', rate)).toBe(false);
    await limiter.take('k', rate);
    expect(pace.now).toBe(30_000);
  });

  it('those who sleep heed what Slack asks for meanwhile', async () => {
    const pace = stillPace();
    const limiter = createRateLimiter(pace);
    for (const _ of [1, 2]) await limiter.take('k', rate);
    const sleep = pace.sleep.bind(pace);
    let asked = false;
    pace.sleep = async (ms) => {
      await sleep(ms);
      if (!asked) await limiter.pause('k', 20_000);
      asked = true;
    };
    await limiter.take('k', rate);
    expect(pace.now).toBe(26_000);
  });
});

describe('methods that a server does not offer', () => {
  const refusal = (method: string, code: string) => new SlackRejection(method, code, null);

  it('are left alone for an hour, and then tried again', () => {
    const pace = stillPace();
    const refused = createRefusedMethods(pace);
    refused.remember('chat.startStream', refusal('chat.startStream', 'unknown_method'));
    pace.now = 3_599_000;
    expect(() => refused.check('chat.startStream')).toThrow('unknown_method');
    expect(() => refused.check('chat.postMessage')).not.toThrow();
    pace.now = 3_600_000;
    expect(() => refused.check('chat.startStream')).not.toThrow();
  });

  it.each([
    ['conversations.info', 'missing_scope', false],
    ['agents.sessions.setStatus', 'missing_scope', true],
    ['agents.sessions.setStatus', 'thread_not_found', false],
    ['usergroups.list', 'unknown_method', true],
  ])('are known by what is said of the method itself: %s %s', (method, code, known) => {
    const refused = createRefusedMethods(stillPace());
    refused.remember(method, refusal(method, code));
    if (known) expect(() => refused.check(method)).toThrow(code);
    else expect(() => refused.check(method)).not.toThrow();
  });
});

describe('what nobody waits for', () => {
  it('is called again after a 429 and an outage, with what Slack asked for, until it is answered', async () => {
    const faults = [
      rateLimited('users.list', 3_000),
      new BotError('slack_unavailable', 'HTTP 503', { retryable: true }),
      new BotError('slack_unavailable', 'reset', { retryable: true }),
    ];
    const waits: number[] = [];
    const told: string[] = [];
    const api = withPatience(
      {
        call: async (_method, _args, schema) => {
          const fault = faults.shift();
          if (fault !== undefined) throw fault;
          return schema.parse('answer') as never;
        },
      },
      {
        onWait: async ({ method, code, tries }) => void told.push(`${method} ${code} ${tries}`),
        sleep: async (ms) => void waits.push(ms),
      },
    );
    expect(await api.call('users.list', {}, z.string())).toBe('answer');
    expect(waits).toEqual([3_000, 2_000, 4_000]);
    expect(told).toEqual([
      'users.list slack_rate_limited 1',
      'users.list slack_unavailable 2',
      'users.list slack_unavailable 3',
    ]);
  });

  it('is spread over the minute, beyond the first few calls', async () => {
    const pace = stillPace();
    const at: number[] = [];
    const call: SlackCalls['call'] = async (_method, _args, schema) => {
      at.push(pace.now);
      return schema.parse(null) as never;
    };
    const api = spreadCalls({ call }, { nowMs: () => pace.now, sleep: (ms) => pace.sleep(ms) });
    for (let page = 0; page < 8; page += 1) await api.call('users.list', {}, z.null());
    expect(at).toEqual([0, 0, 0, 0, 0, 3_150, 6_300, 9_450]);
  });

  it('is given up where Slack refuses it', async () => {
    const refusal = new SlackRejection('users.list', 'missing_scope', null);
    const api = withPatience(
      { call: () => Promise.reject(refusal) },
      { onWait: async () => undefined, sleep: async () => undefined },
    );
    await expect(api.call('users.list', {}, z.unknown())).rejects.toBe(refusal);
  });
});

describe('errors of the Slack client become ours', () => {
  const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });

  it.each<[string, unknown, object]>([
    [
      'a 429',
      new WebAPIRateLimitedError(7),
      { code: 'slack_rate_limited', retryable: true, retryAfterMs: 7_000 },
    ],
    ['ratelimited in a 200', platform('ratelimited'), { code: 'slack_rate_limited', retryable: true }],
    ['no answer', new WebAPIRequestError(new Error('reset')), { code: 'slack_unavailable', retryable: true }],
    ['a 503', new WebAPIHTTPError(503, 'unavailable', {}), { code: 'slack_unavailable', retryable: true }],
    ['a 404', new WebAPIHTTPError(404, 'not found', {}), { code: 'slack_unavailable', retryable: false }],
    ['fatal_error', platform('fatal_error'), { code: 'slack_unavailable', retryable: true }],
    [
      'a refusal',
      platform('invalid_blocks'),
      { code: 'slack_rejected', retryable: false, slackCode: 'invalid_blocks' },
    ],
    ['anything else', new TypeError('x'), { code: 'slack_unavailable', retryable: true }],
  ])('%s', (_what, error, expected) => {
    expect(translateSlackError(error, 'chat.postMessage')).toMatchObject(expected);
  });
});
