import { describe, expect, test } from 'vitest';
import type { Model } from '../core/model.ts';
import { limitsInForce, modelInForce } from './in-force.ts';
import type { InForce, TurnDeps } from './turn.ts';

const limits = { maxDepth: 3, maxSteps: 8, maxTokens: 1_000, maxCostUsd: 1, timeoutMs: 60_000 };
const model = { name: 'writes' } as Model;
const quoting = { name: 'quotes' } as Model;
const deps = { limits, model, quoting } as TurnDeps;
const inForce: InForce = {
  agents: [],
  limits: { ...limits, maxTokens: 200 },
  dailyCostUsd: 5,
  daySpent: false,
};

describe('the limits of a turn', () => {
  test('are those of the workspace once its settings were read', () => {
    expect(limitsInForce({ deps, inForce }).maxTokens).toBe(200);
  });

  test('are those of the process before', () => {
    expect(limitsInForce({ deps, inForce: null })).toBe(limits);
  });
});

describe('the model of a turn', () => {
  test('is the configured one while the day has money left, and before that is known', () => {
    expect(modelInForce({ deps, inForce })).toBe(model);
    expect(modelInForce({ deps, inForce: null })).toBe(model);
  });

  test('only quotes once the money of the day is spent', () => {
    expect(modelInForce({ deps, inForce: { ...inForce, daySpent: true } })).toBe(quoting);
  });
});
