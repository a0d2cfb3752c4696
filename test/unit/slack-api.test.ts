import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { createRateLimiter, type Pace } from '../../src/slack/api/rate-limiter.ts';
import { translateSlackError } from '../../src/slack/api/translate-slack-error.ts';

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

const rate = { intervalMs: 3_000, burst: 2 };

describe('calls are spaced out', () => {
  it('a burst goes at once and then one each interval; none is dropped', async () => {
    const pace = stillPace();
    const limiter = createRateLimiter(pace);
    const times: number[] = [];
    for (let call = 0; call < 5; call += 1) {
      await limiter.take('chat.update', rate);
      times.push(pace.now);
    }
    expect(times).toEqual([0, 0, 3_000, 6_000, 9_000]);
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
    expect(waits).toEqual([3_000, 6_000, 9_000]);
  });

  it('keys do not wait for one another', async () => {
    const pace = stillPace();
    const limiter = createRateLimiter(pace);
    for (const key of ['a', 'a', 'b', 'b']) await limiter.take(key, rate);
    expect(pace.now).toBe(0);
  });

  it('a call that may not wait is told so, and takes no place', () => {
    const pace = stillPace();
    const limiter = createRateLimiter(pace);
    expect([1, 2, 3, 4].map(() => limiter.tryTake('k', rate))).toEqual([true, true, false, false]);
    pace.now = 3_000;
    expect(limiter.tryTake('k', rate)).toBe(true);
  });

  it('a key that Slack holds back stays held back for as long as it said, burst or not', async () => {
    const pace = stillPace();
    const limiter = createRateLimiter(pace);
    limiter.pause('k', 30_000);
    expect(limiter.tryTake('k', rate)).toBe(false);
    await limiter.take('k', rate);
    expect(pace.now).toBe(30_000);
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
