import { sql } from 'drizzle-orm';
import { asId, type PersonId } from '../core/ids.ts';
import { LANGUAGES } from '../core/language.ts';
import type { Question } from '../core/question.ts';
import type { Receipt } from '../core/receipt.ts';
import type { EarlierAnswer, Flow } from '../flows/define-flow.ts';
import { readPerson } from '../store/people.ts';
import type { Column, Row } from '../store/row.ts';
import { jsonValue } from '../store/sql-values.ts';
import type { TurnRun } from './run-step.ts';

/** What changed since longer ago is no news. */
const RECENT_DAYS = 365;

/**
 * What a flow last told the same readers about a record: the asker themselves where they alone read along, else everybody in that
 * channel. What was told to others says nothing here, not even that they asked.
 */
export async function readEarlierAnswer(
  { deps, turn }: Pick<TurnRun, 'deps' | 'turn'>,
  {
    flow,
    evidenceId,
    question,
  }: { flow: Pick<Flow, 'name' | 'agent'>; evidenceId: string; question: Question },
): Promise<EarlierAnswer | null> {
  const { everyone, people } = question.audience;
  const alone = !everyone && people.length === 1 && people[0] === turn.askerId;
  const sameReaders = alone
    ? sql`t.asker_id = ${turn.askerId}`
    : sql`t.channel_id = ${turn.channelId} and t.viewer_id is null`;
  const [row] = await deps.database.query<
    Row<'receipts', 'body', { body: Receipt }> &
      Row<'turns', 'asker_id'> & { at: Column<'receipts', 'created_at'>; language: string | null }
  >(sql`
    select r.body, r.created_at as at, t.asker_id, (
      select o.reply ->> 'language' from outbox o
      where o.turn_id = t.id and o.reply ->> 'language' is not null order by o.id desc limit 1) as language
    from turns t join receipts r on r.turn_id = t.id
    where t.team_id = ${turn.teamId} and ${sameReaders}
      -- Known of a turn without opening its receipt.
      and t.agent = ${flow.agent}
      and t.started_at > ${question.now}::timestamptz - ${RECENT_DAYS} * interval '1 day'
      and not (r.turn_id = ${turn.id} and r.revision = ${turn.revision})
      and r.body ->> 'flow' = ${flow.name} and r.body ->> 'outcome' = 'answered'
      and r.body -> 'seen' @> ${jsonValue([{ id: evidenceId }])}
    order by r.created_at desc limit 1`);
  if (row === undefined) return null;
  const asker =
    row.asker_id === null ? null : await readPerson(deps.database, turn.teamId, asId<PersonId>(row.asker_id));
  return {
    at: row.at,
    askedBy: asker === null ? null : asker.realName || asker.handle,
    language:
      asker?.timeZone === question.timeZone ? (LANGUAGES.find((one) => one === row.language) ?? null) : null,
    seen: new Set(row.body.seen.map(({ id }) => id)),
    quotes: new Map(row.body.citations.map(({ id, quote }) => [id, quote])),
  };
}
