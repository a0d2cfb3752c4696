import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { beforeEach, expect, test } from 'vitest';
import { findPeople } from '../../src/accounts/find-people.ts';
import { countReadable } from '../../src/admin/count-readable.ts';
import type { Audience } from '../../src/core/audience.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, addArticle, fillCompany, TEAM } from '../fixtures/feedback-turns.ts';

const dialect = new PgDialect();
const EVERYONE: Audience = { teamId: TEAM, everyone: true, people: [] };

describeOnEachDatabase('what is read without an index', (opened) => {
  beforeEach(async () => {
    await opened().clear();
    await fillCompany(opened().database);
  });

  test('people are found while records change again and again', async () => {
    const { database, owner } = opened();
    await addArticle(database, { id: 'crm', title: 'Records' });
    await owner.query(sql`
      insert into leads (id, source_id, access_id, name, company)
      select 'l1', id, access_id, 'Wanda Kowalska', 'Acme' from sources limit 1`);
    let changes = 0;
    const restless: OpenDatabase = {
      kind: database.kind,
      listen: (channel, onNotice) => database.listen(channel, onNotice),
      close: () => Promise.resolve(),
      transaction: (work) => database.transaction(work),
      query: async (statement) => {
        const rows = await database.query(statement);
        if (/from contacts\s+union all select 'lead'/.test(dialect.sqlToQuery(statement).sql))
          await owner.query(
            sql`insert into record_changes (kind, transaction) values ('contacts', ${++changes + 1_000_000_000})`,
          );
        return rows as never;
      },
    };
    expect(await findPeople(restless, EVERYONE, 'what does Kowalska say?')).toMatchObject([{ id: 'l1' }]);
    expect(changes).toBeGreaterThan(1);
  });

  test('articles are counted for those who read somewhere, of all that there are', async () => {
    const { database } = opened();
    await addArticle(database, { id: 'a', title: 'Open' });
    await addArticle(database, { id: 'b', title: 'Floor', readers: ['admins'] });
    expect(await countReadable(database, EVERYONE)).toEqual({ count: 1, total: 2 });
    const ana = { teamId: TEAM, everyone: false, people: [ANA] };
    expect(await countReadable(database, ana)).toEqual({ count: 1, total: 2 });
  });
});
