import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AttackPart } from '../../scripts/sum-up-attack.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { type Attacked, formatLeaks, runAttack } from '../fixtures/audience/run-attack.ts';
import { LONG_SUITES, sizeOf } from '../fixtures/long-suites.ts';

/** `AUDIENCE_TURNS` plays a longer game, `AUDIENCE_SEED` another one; see `scripts/attack-audience.ts`. */
const TURNS = sizeOf(LONG_SUITES.audience);
const SEED = Number(process.env.AUDIENCE_SEED ?? 1);
/** So long that a busy machine does not cut a game off: what was not played to its end proves nothing. */
const MS_A_TURN = 10_000;

/** Keeps what a game came to, where `AUDIENCE_REPORT` says; a game that was not played to its end leaves nothing. */
function report(database: string, { score, leaks, recognised }: Attacked, seconds: number): void {
  const file = process.env.AUDIENCE_REPORT;
  if (file === undefined) return;
  const part: AttackPart = { database, seed: SEED, ...score, recognised, leaks: leaks.length, seconds };
  writeFileSync(file, JSON.stringify(part));
}

describeOnEachDatabase('turns at random, in a company that changes meanwhile', (opened) => {
  test(
    'show nobody anything that one of the readers may not see',
    async () => {
      const started = performance.now();
      const attacked = await runAttack(opened(), { seed: SEED, turns: TURNS, twin: true });
      const { score, leaks, recognised } = attacked;
      report(opened().database.kind, attacked, (performance.now() - started) / 1000);
      expect(formatLeaks(leaks)).toBe('');
      // An attack that never comes near anything proves nothing.
      expect(score.forbiddenBest).toBeGreaterThan(score.turns * 0.3);
      expect(score.outcomes.answered).toBeGreaterThan(score.turns * 0.15);
      expect(score.changed).toBeGreaterThan(score.turns * 0.1);
      expect(score.compared).toBeGreaterThan(score.turns * 0.1);
      expect(recognised).toBeGreaterThan(score.turns * 3);
    },
    60_000 + TURNS * MS_A_TURN,
  );
});
