import { expect, test } from 'vitest';
import { findAccounts } from '../../src/accounts/find-accounts.ts';
import { EXAMPLE_RECORDS, loadExample } from '../../src/sources/example.ts';
import { removeSource } from '../../src/sources/remove-source.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openServer } from '../../src/store/open-server.ts';
import { createTestDatabase, WITHOUT_POSTGRES } from '../fixtures/postgres.ts';
import { answerByFlow, ask, EVERYONE, EXAMPLE, openExampleCompany, textOf } from './accounts-example.ts';

test('records are loaded, answered from and removed on a PostgreSQL server by a powerless role', async ({
  skip,
}) => {
  const server = await createTestDatabase();
  if (server === null) return skip(WITHOUT_POSTGRES);
  const owner = await openServer(server.migrationUrl);
  await migrate(owner);
  await owner.close();
  const database = await openServer(server.url);
  try {
    const company = await openExampleCompany(database);
    expect(await loadExample(database, EXAMPLE)).toMatchObject({
      added: 0,
      changed: 0,
      removed: 0,
      unreadable: [],
    });
    const price = await answerByFlow(
      company,
      ask(company, 'What does Enterprise cost for 250 seats, annual, in euros?', 'nora'),
    );
    expect(textOf(price!.draft)).toContain('€120,000.00');
    const brief = await answerByFlow(company, ask(company, 'Brief me on Solvane Foods', 'diego'));
    expect(textOf(brief!.draft)).toContain('20 December 2026');
    expect(await findAccounts(database, EVERYONE, 'Tarnmoor Energy')).toEqual({
      type: 'unknown',
      nearest: [],
    });
    expect(await removeSource(database, EXAMPLE_RECORDS)).toMatchObject({ articles: 0 });
  } finally {
    await database.close();
    await server.drop();
  }
});
