import { sql } from 'drizzle-orm';
import { type ExternalMapping, PART_OF, toStoredKinds } from '../accounts/external/mapping.ts';
import type { Reader } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import { accessRule, parseReaders } from '../store/access-rule.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { jsonValue } from '../store/sql-values.ts';

/** The kind that a source of this sort is listed as. */
const KIND = 'postgres';

/**
 * Keeps a mapping, in place of the one of its name if there is one: from now on its readers have that database asked.
 * Neither its address nor anything of its rows is kept.
 * @param readers of the kinds for which the mapping names none
 * @throws BotError `input_invalid`
 */
export function connectSource(
  database: Database,
  mapping: ExternalMapping,
  readers: readonly Reader[],
): Promise<void> {
  const kinds = toStoredKinds(mapping).map((stored) => {
    const own = mapping[PART_OF[stored.kind]]?.readers;
    return { stored, readers: own === undefined ? readers : parseReaders(own) };
  });
  return database.transaction(async (tx) => {
    await refuseTaken(tx, mapping.name);
    const [source] = await tx.query<Row<'sources', 'id'>>(sql`
      insert into sources (kind, location, access_id, report)
      values (${KIND}, ${mapping.name}, ${await accessRule(tx, readers)}, '{}')
      on conflict (location, team_id) do update set access_id = excluded.access_id
      returning id`);
    const id = source!.id;
    await tx.query(sql`delete from live_mappings where source_id = ${id}`);
    const rules = new Map<string, number>();
    for (const one of kinds) rules.set(one.stored.kind, await accessRule(tx, one.readers));
    for (const { stored } of kinds) {
      const { kind, part } = stored;
      const namesAccount = kind === 'contact' || (kind === 'order' && part.account !== undefined);
      await tx.query(sql`
        insert into live_mappings (source_id, name, kind, access_id, account_access_id, mapping)
        values (${id}, ${mapping.name}, ${kind}, ${rules.get(kind)}, ${namesAccount ? rules.get('account') : null},
          ${jsonValue(stored)})`);
    }
    await appendAudit(tx, { actor: 'operator', action: 'connect', subject: mapping.name, detail: KIND });
  });
}

/** A name must tell its records from all others. */
async function refuseTaken(tx: Database, name: string): Promise<void> {
  const [other] = await tx.query<Row<'sources', 'kind'>>(
    sql`select kind from sources where location = ${name} and kind <> ${KIND}`,
  );
  if (other !== undefined)
    throw new BotError(
      'input_invalid',
      `A source of kind ${other.kind} is called "${name}": choose another name.`,
    );
  const [product] = await tx.query<Row<'products', 'sku'>>(
    sql`select sku from products where starts_with(sku, ${`${name}:`}) limit 1`,
  );
  if (product !== undefined)
    throw new BotError('input_invalid', `SKUs of your own begin with "${name}:": choose another name.`);
}
