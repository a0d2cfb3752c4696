import { expect, test } from 'vitest';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { runAttack, wordLeaks } from '../fixtures/audience/run-attack.ts';

/** `AUDIENCE_TURNS=10000` plays the long game; `AUDIENCE_SEED` another one. */
const TURNS = Number(process.env.AUDIENCE_TURNS ?? 500);
const SEED = Number(process.env.AUDIENCE_SEED ?? 1);
const MS_A_TURN = 2_000;

describeOnEachDatabase('turns at random, in a company that changes meanwhile', (opened) => {
  test(
    'show nobody anything that one of the readers may not see',
    async () => {
      const { score, leaks, recognised } = await runAttack(opened(), {
        seed: SEED,
        turns: TURNS,
        twin: true,
      });
      if (process.env.AUDIENCE_TURNS !== undefined)
        console.log(JSON.stringify({ ...score, recognised }, null, 1));
      expect(wordLeaks(leaks)).toBe('');
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
