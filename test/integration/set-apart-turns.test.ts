import { expect, it } from 'vitest';
import { readFigures } from '../../src/admin/read-figures.ts';
import { setApartTurns } from '../../src/admin/set-apart-turns.ts';
import { hasTurns } from '../../src/store/has-turns.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { evidence, newQuestion, TEAM, toolOf, turnsOfSuite } from '../fixtures/app-turns.ts';

describeOnEachDatabase('turns that were held for practice', (opened) => {
  const openTurns = turnsOfSuite(opened);

  it('are in no figures, and those before and after them are', async () => {
    const { database } = opened();
    expect(await hasTurns(database)).toBe(false);
    const turns = await openTurns({ tools: [toolOf('look_up', () => [evidence()])] });
    const ask = () => turns.ask(newQuestion());
    await ask();
    // The clock tells milliseconds.
    const tick = () => new Promise((resolve) => setTimeout(resolve, 5));
    await tick();
    const since = new Date();
    await ask();
    await ask();
    await tick();
    const until = new Date();
    await ask();
    expect(await hasTurns(database)).toBe(true);
    await setApartTurns(database, { since, until });
    const { turns: counted } = await readFigures(database, { teamId: TEAM, now: new Date() });
    expect(counted).toEqual({ now: 2, before: 0 });
  });
});
