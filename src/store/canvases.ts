import { type SQL, sql } from 'drizzle-orm';
import type { ChannelId, PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { Database } from './database.ts';
import type { Row } from './row.ts';
import { jsonValue, textArray } from './sql-values.ts';

/** Who reads a page of ours: one person, or everybody who reads a channel. */
export type CanvasReader = `person:${PersonId}` | `channel:${ChannelId}`;

/** A stretch of a page below a heading; the first may have none. Each line is Markdown and stands for itself. */
export interface CanvasSection {
  heading: string | null;
  lines: string[];
}

/** Nobody else writes on a page meanwhile. */
export const CANVAS_LEASE_MS = 60_000;

/** A page and what is known of it, claimed for writing. */
export interface ClaimedCanvas {
  id: number;
  /** Null: whether there is one yet is not known. */
  canvasId: string | null;
  written: CanvasSection[] | null;
  /** By their numbers. */
  sources: string[];
  evidence: string[];
  writtenFor: string | null;
  /** Nobody can have asked Slack for it before. */
  isNew: boolean;
  /** When Slack was first asked for it. */
  begunAt: Date;
  /** For how long the writing for the present message has been tried. */
  triedMs: number;
}

/** What a page is for. */
export interface CanvasUse {
  teamId: TeamId;
  reader: CanvasReader;
  about: string;
  title: string;
  /** The key of the message that leads to it. */
  key: string;
}

type ClaimedRow = Row<
  'canvases',
  'id' | 'canvas_id' | 'written' | 'sources' | 'evidence' | 'written_for' | 'begun_at',
  { written: CanvasSection[] | null }
> & { is_new: boolean; tried_ms: number };

/**
 * Claims the page of these readers about something, which is noted before Slack is asked for it; null while somebody else writes on
 * it.
 */
export async function claimCanvas(database: Database, use: CanvasUse): Promise<ClaimedCanvas | null> {
  const { teamId, reader, about, title, key } = use;
  const [row] = await database.query<ClaimedRow>(sql`
    insert into canvases as c (team_id, reader, about, title, writing_for, tried_at, claimed_until)
    values (${teamId}, ${reader}, ${about}, ${title}, ${key}, now(), now() + ${CANVAS_LEASE_MS} * interval '1 millisecond')
    on conflict (team_id, reader, about) where state = 'standing' do update set claimed_until = excluded.claimed_until,
      tried_at = case when c.writing_for = ${key} then c.tried_at else now() end, writing_for = ${key}
    where c.claimed_until is null or c.claimed_until < now()
    returning id, canvas_id, written, sources, evidence, written_for, begun_at, xmax = 0 as is_new,
      (extract(epoch from now() - tried_at) * 1000)::float8 as tried_ms`);
  return row === undefined ? null : toClaimed(row);
}

function toClaimed(row: ClaimedRow): ClaimedCanvas {
  const { id, written, sources, evidence, canvas_id, written_for, begun_at, is_new, tried_ms } = row;
  const rest = { id, written, sources, evidence, isNew: is_new, triedMs: tried_ms };
  return { ...rest, canvasId: canvas_id, writtenFor: written_for, begunAt: begun_at };
}

/** Notes which canvas a page is, or with null that it is gone. */
export async function noteCanvas(database: Database, id: number, canvasId: string | null): Promise<void> {
  await database.query(sql`
    update canvases set canvas_id = ${canvasId}, written = case when ${canvasId}::text is null then null else written end,
      begun_at = case when ${canvasId}::text is null then now() else begun_at end
    where id = ${id}`);
}

/** Keeps what stands on a page by now, in the midst of writing, and that it goes on. */
export async function noteWritten(
  database: Database,
  id: number,
  written: readonly CanvasSection[],
): Promise<void> {
  await database.query(sql`
    update canvases set written = ${jsonValue(written)}, claimed_until = now() + ${CANVAS_LEASE_MS} * interval '1 millisecond'
    where id = ${id}`);
}

/** Keeps what a page says since it was written on, and gives it free. */
export async function finishCanvas(
  database: Database,
  id: number,
  done: {
    written: readonly CanvasSection[];
    title: string;
    sources: readonly string[];
    evidence: readonly string[];
    key: string;
    turnId: TurnId | null;
  },
): Promise<void> {
  await database.query(sql`
    update canvases set written = ${jsonValue(done.written)}, title = ${done.title}, sources = ${textArray(done.sources)},
      evidence = ${textArray(done.evidence)},
      written_for = ${done.key}, turn_id = ${done.turnId}, written_at = now(), due_at = now(), claimed_until = null
    where id = ${id}`);
}

/** Gives a page free that was not written on. */
export async function releaseCanvas(database: Database, id: number): Promise<void> {
  await database.query(sql`update canvases set claimed_until = null where id = ${id}`);
}

/** Leaves a page as it is; the next about the same is another one. */
export async function leaveCanvas(database: Database, id: number): Promise<void> {
  await database.query(sql`update canvases set ${LEFT} where id = ${id}`);
}

/** Marks a page to be deleted. */
export async function dropCanvas(database: Database, id: number): Promise<void> {
  await database.query(sql`update canvases set ${UNWANTED} where id = ${id}`);
}

/** It keeps its evidence: whether its readers may read that is looked after for as long as it stands. */
const LEFT = sql`state = 'left', written = null, title = '', claimed_until = null`;
const UNWANTED = sql`state = 'unwanted', written = null, title = '', sources = '{}', evidence = '{}', claimed_until = null, due_at = now()`;

/** Marks the pages that turns wrote to be deleted; returns how many. */
export function dropCanvasesOf(tx: Database, turnIds: readonly TurnId[]): Promise<number> {
  return drop(tx, sql`turn_id = any (${textArray(turnIds)})`);
}

/** Marks the pages that are being written for a message to be deleted: it is not said after all. */
export async function dropCanvasesBegun(tx: Database, key: string): Promise<void> {
  await drop(tx, sql`writing_for = ${key}`);
}

/** Marks the pages that are one person's to be deleted; returns how many. */
export function dropCanvasesFor(
  tx: Database,
  { teamId, personId }: { teamId: TeamId; personId: PersonId },
): Promise<number> {
  return drop(tx, sql`team_id = ${teamId} and reader = ${readerOf(personId)}`);
}

async function drop(tx: Database, which: SQL): Promise<number> {
  const rows = await tx.query(sql`
    update canvases set ${UNWANTED} where ${which} and state <> 'unwanted' returning 1`);
  return rows.length;
}

/** The reader of a page for one person. */
export function readerOf(personId: PersonId): CanvasReader {
  return `person:${personId}`;
}

/** Forgets what was written on pages long ago, in the caller's transaction; they stay in Slack as messages do. */
export async function leaveOldCanvases(
  tx: Database,
  { teamId, before }: { teamId: TeamId; before: Date },
): Promise<number> {
  const rows = await tx.query(sql`
    update canvases set ${LEFT}
    where team_id = ${teamId} and state = 'standing' and written_at < ${before} returning 1`);
  return rows.length;
}

/** Those of the canvases that are noted as a page of ours. */
export async function knownCanvases(
  database: Database,
  { teamId, canvasIds }: { teamId: TeamId; canvasIds: readonly string[] },
): Promise<Set<string>> {
  const rows = await database.query<Row<'canvases', 'canvas_id', { canvas_id: string }>>(sql`
    select canvas_id from canvases where team_id = ${teamId} and canvas_id = any (${textArray(canvasIds)})`);
  return new Set(rows.map((row) => row.canvas_id));
}

/** A page whose readers are looked at again. */
export interface StandingCanvas {
  id: number;
  teamId: TeamId;
  reader: CanvasReader;
  evidence: string[];
}

/** The next page that it is time to look at; nobody else does within `againMs`. */
export async function claimStanding(database: Database, againMs: number): Promise<StandingCanvas | null> {
  const [row] = await database.query<
    Row<'canvases', 'id' | 'team_id' | 'reader' | 'evidence', { team_id: TeamId; reader: CanvasReader }>
  >(sql`
    update canvases set due_at = now() + ${againMs} * interval '1 millisecond'
    where id = (
      select id from canvases where state in ('standing', 'left') and due_at <= now() and written_at is not null
      order by due_at limit 1 for update skip locked)
    returning id, team_id, reader, evidence`);
  return row === undefined
    ? null
    : { id: row.id, teamId: row.team_id, reader: row.reader, evidence: row.evidence };
}

/** The next page of a workspace that is to be deleted; nobody else does within `againMs`. */
export async function claimUnwanted(
  database: Database,
  { teamId, againMs }: { teamId: TeamId; againMs: number },
): Promise<{ id: number; canvasId: string | null } | null> {
  const [row] = await database.query<Row<'canvases', 'id' | 'canvas_id'>>(sql`
    update canvases set due_at = now() + ${againMs} * interval '1 millisecond'
    where id = (
      select id from canvases where team_id = ${teamId} and state = 'unwanted' and due_at <= now()
      order by due_at limit 1 for update skip locked)
    returning id, canvas_id`);
  return row === undefined ? null : { id: row.id, canvasId: row.canvas_id };
}

/** Forgets a page that is deleted. */
export async function forgetCanvas(database: Database, id: number): Promise<void> {
  await database.query(sql`delete from canvases where id = ${id}`);
}
