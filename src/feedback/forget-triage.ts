import { sql } from 'drizzle-orm';
import type { ForgetPersonTexts } from '../store/forget-person.ts';
import { countRows, type ForgetTurns } from '../store/forget-turns.ts';
import { textArray } from '../store/sql-values.ts';
import { ownerKeysOf } from './notify-owner.ts';

/** Forgets what speaks for the category of items about turns: it names what they looked at. */
export const forgetTriageOfTurns: ForgetTurns = async (tx, turnIds) => ({
  triage: await countRows(
    tx,
    sql`
      update triage_items set evidence = jsonb_build_object('because', coalesce(evidence -> 'because', '[]'::jsonb))
      where turn_id = any (${textArray(turnIds)}) and evidence ?| array['cited', 'seen'] returning 1`,
  ),
});

/** Forgets what a person wrote about answers, also where owners were sent it, and noted where they closed an item. */
export const forgetTriageOfPerson: ForgetPersonTexts = async (tx, { teamId, personId }) => ({
  reports: await countRows(
    tx,
    sql`
      update triage_reports r set comment = null, expected = null from triage_items i
      where i.id = r.item_id and i.team_id = ${teamId} and r.person_id = ${personId}
        and (r.comment is not null or r.expected is not null) returning 1`,
  ),
  passedOn: await countRows(
    tx,
    sql`
      update outbox set reply = null
      where address ->> 'teamId' = ${teamId} and key like ${ownerKeysOf(personId)} and reply is not null and state in ('sent', 'abandoned')
      returning 1`,
  ),
  passedOnMessages: await countRows(
    tx,
    sql`
      update messages set text = ''
      where team_id = ${teamId} and outbox_key like ${ownerKeysOf(personId)} and text <> '' returning 1`,
  ),
  notes: await countRows(
    tx,
    sql`
      update triage_items set note = null
      where team_id = ${teamId} and closed_by = ${personId} and note is not null returning 1`,
  ),
});
