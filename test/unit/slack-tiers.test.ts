import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { limitOf } from '../../packages/sandbox/src/api/method-tiers.ts';
import { allMethods } from '../../packages/sandbox/src/methods/all-methods.ts';
import { METHOD_TIERS, rateOf, TIERS } from '../../src/slack/api/method-rates.ts';

const SLACK = new URL('../../src/slack/', import.meta.url);

/** The methods that our Slack room calls, by what its sources say. */
function methodsCalled(): string[] {
  const sources = readdirSync(SLACK, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('method-rates'))
    .map((name) => readFileSync(new URL(name, SLACK), 'utf8'));
  const families = [...new Set(allMethods.map(({ name }) => name.split('.')[0]))].join('|');
  const named = sources.flatMap(
    (text) => text.match(new RegExp(`'(?:${families})\\.[a-z][A-Za-z.]+'`, 'g')) ?? [],
  );
  return [...new Set(named.map((name) => name.slice(1, -1)))].sort();
}

describe('the pace of Slack methods', () => {
  it('names every method that we call', () => {
    // Those go without the bot's token, which is what the pace is of.
    const called = methodsCalled().filter((name) => !/^(?:apps\.connections|openid)\./.test(name));
    expect(called.length).toBeGreaterThan(20);
    expect(called.filter((name) => METHOD_TIERS[name] === undefined)).toEqual([]);
    expect(Object.keys(METHOD_TIERS).filter((name) => !called.includes(name))).toEqual([]);
  });

  it('is never above what the sandbox, with the tiers on, lets through, and its tiers are the same', () => {
    for (const [method, tier] of Object.entries(METHOD_TIERS)) {
      const limit = limitOf(method)!;
      if (typeof tier === 'number') expect([method, TIERS[tier]]).toEqual([method, limit]);
      else expect(tier.aMinute, method).toBeLessThanOrEqual(limit);
      expect(rateOf(method).perMs, method).toBeGreaterThan(60_000);
    }
  });

  it('has a tier for every method of the sandbox', () => {
    expect(allMethods.map(({ name }) => name).filter((name) => limitOf(name) === undefined)).toEqual([]);
  });
});
