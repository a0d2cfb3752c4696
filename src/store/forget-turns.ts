import { type SQL, sql } from 'drizzle-orm';
import type { TurnId } from '../core/ids.ts';
import { dropCanvasesOf } from './canvases.ts';
import type { Database } from './database.ts';
import { holdsTexts, withoutQuotingReasons, withoutTexts } from './receipt-texts.ts';
import type { Forgotten } from './retention.ts';
import type { Row } from './row.ts';
import { integerArray, textArray } from './sql-values.ts';

/** Forgets what one room keeps of turns that are over, in the caller's transaction; returns how many rows. */
export type ForgetTurns = (tx: Database, turnIds: readonly TurnId[]) => Promise<Forgotten>;

/** Forgets what turns found on their way. */
export const forgetSteps: ForgetTurns = async (tx, turnIds) => ({
  steps: await countRows(tx, sql`delete from steps where turn_id = any (${textArray(turnIds)}) returning 1`),
});

/**
 * Forgets what turns answered: the quotes and searched words in their receipts, their replies as they were sent and came back, and the
 * pages that they wrote.
 */
export const forgetAnswers: ForgetTurns = async (tx, turnIds) => {
  const turns = textArray(turnIds);
  return {
    receipts: await countRows(
      tx,
      sql`
        update receipts set body = ${withoutTexts()} where turn_id = any (${turns}) and ${holdsTexts()} returning 1`,
    ),
    messages: await countRows(
      tx,
      sql`
        update messages set text = ''
        where turn_id = any (${turns}) and text <> '' returning 1`,
    ),
    replies: await countRows(
      tx,
      sql`
        update outbox set reply = null
        where turn_id = any (${turns}) and reply is not null and state in ('sent', 'abandoned') returning 1`,
    ),
    canvases: await dropCanvasesOf(tx, turnIds),
  };
};

/** An article as those name it who have shown it: the ids of its passages, and the hash of its title. */
export interface ShownArticle {
  passageIds: readonly number[];
  /** MD5, in hexadecimal digits. */
  titleHash: string;
}

/** The turns that looked at an article, those among them that cited it, and how many of all are not over yet. */
export async function turnsThatShowed(
  tx: Database,
  shown: ShownArticle,
): Promise<{ saw: TurnId[]; cited: TurnId[]; underWay: number }> {
  const rows = await tx.query<Row<'turns', 'id', { id: TurnId }> & { cited: boolean; over: boolean }>(sql`
    select t.id, bool_or(${names(shown, '$.citations[*]')} or ${names(shown, '$.seen[*] ? (@.used == true)')}) as cited, bool_and(t.finished_at is not null) as over
    from receipts r join turns t on t.id = r.turn_id
    where ${names(shown, '$.seen[*]')} or ${names(shown, '$.citations[*]')}
    group by t.id order by t.id`);
  const over = rows.filter((row) => row.over);
  return {
    saw: over.map((row) => row.id),
    cited: over.filter((row) => row.cited).map((row) => row.id),
    underWay: rows.length - over.length,
  };
}

/** Takes an article's title, and what checks may repeat of its words, out of the receipts of turns that looked at it. */
export async function forgetTitle(
  tx: Database,
  turnIds: readonly TurnId[],
  shown: ShownArticle,
): Promise<void> {
  await tx.query(sql`
    update receipts set body = ${withoutQuotingReasons(sql`jsonb_set(body, '{seen}', (
      select coalesce(jsonb_agg(
        case when ${isOf(shown)} then jsonb_set(each, '{title}', '""'::jsonb) else each end order by place), '[]'::jsonb)
      from jsonb_array_elements(body -> 'seen') with ordinality as list (each, place)))`)}
    where turn_id = any (${textArray(turnIds)}) and ${names(shown, '$.seen[*]')}`);
}

function names(shown: ShownArticle, path: string): SQL {
  return sql`exists (select 1 from jsonb_path_query(body, ${path}::jsonpath) as each where ${isOf(shown)})`;
}

function isOf({ passageIds, titleHash }: ShownArticle): SQL {
  return sql`(each ->> 'id' in (select 'passage:' || id from unnest(${integerArray(passageIds)}) as id)
    or md5(each ->> 'title') = ${titleHash})`;
}

/** Runs a statement that returns a row for each one that it changed; how many there were. */
export async function countRows(tx: Database, statement: SQL): Promise<number> {
  return (await tx.query(statement)).length;
}
