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
    const messages: string[] = [];
    const ask = async ({ forPractice = true } = {}) => {
      const question = newQuestion();
      if (forPractice) messages.push(question.ts);
      await turns.ask(question);
    };
    await ask();
    // The clock tells milliseconds.
    const tick = () => new Promise((resolve) => setTimeout(resolve, 5));
    await tick();
    const since = new Date();
    await ask();
    // What a person asks meanwhile is theirs.
    await ask({ forPractice: false });
    await tick();
    const until = new Date();
    await ask();
    expect(await hasTurns(database)).toBe(true);
    await setApartTurns(database, { since, until, messages });
    const { turns: counted } = await readFigures(database, { teamId: TEAM, now: new Date() });
    expect(counted).toEqual({ now: 3, before: 0 });
  });
});
