import { describe, expect, test } from 'vitest';
import type { Model } from '../core/model.ts';
import { effectiveLimits, effectiveModel } from './effective-settings.ts';
import type { EffectiveSettings, TurnDeps } from './turn.ts';

const limits = { maxDepth: 3, maxSteps: 8, maxTokens: 1_000, maxCostUsd: 1, timeoutMs: 60_000 };
const model = { name: 'writes' } as Model;
const quoting = { name: 'quotes' } as Model;
const deps = { limits, model, quoting } as TurnDeps;
const settings: EffectiveSettings = {
  agents: [],
  limits: { ...limits, maxTokens: 200 },
  personDailyCostUsd: 1,
  dailyCostUsd: 5,
  daySpent: false,
  spentBy: null,
};

describe('the limits of a turn', () => {
  test('are those of the workspace once its settings were read', () => {
    expect(effectiveLimits({ deps, settings }).maxTokens).toBe(200);
  });

  test('are those of the process before', () => {
    expect(effectiveLimits({ deps, settings: null })).toBe(limits);
  });
});

describe('the model of a turn', () => {
  test('is the configured one while the day has money left, and before that is known', () => {
    expect(effectiveModel({ deps, settings })).toBe(model);
    expect(effectiveModel({ deps, settings: null })).toBe(model);
  });

  test('only quotes once the money of the day is spent', () => {
    expect(effectiveModel({ deps, settings: { ...settings, daySpent: true } })).toBe(quoting);
  });
});
