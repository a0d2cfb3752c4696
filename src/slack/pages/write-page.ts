import { type CanvasSection, noteWritten } from '../../store/canvases.ts';
import type { OpenDatabase } from '../../store/database.ts';
import type { SlackCalls } from '../api/slack-api.ts';
import { SlackRejection } from '../api/translate-slack-error.ts';
import { CANVAS_GONE, editCanvas, lookUp } from './canvas-calls.ts';
import { applyChange, callsFor, findPageChanges, type PageChange } from './page-changes.ts';
import { headingLine, joinLines, toPageMarkdown } from './page-content.ts';

/** A page that is to say something else than it does. */
export interface PageWriting {
  id: number;
  canvasId: string;
  /** Null: what stands there is not ours to look for. */
  written: CanvasSection[] | null;
  wanted: CanvasSection[];
  /** Nobody but the bot has written on it. */
  isOurs: boolean;
  /** It was begun before, and may stand there in part. */
  isResumed: boolean;
}

interface WriteDeps {
  api: SlackCalls;
  database: OpenDatabase;
}

/** More is not changed place by place: each takes two calls, of which Slack allows about fifty a minute. */
const MOST_CALLS = 40;
/** A text that is looked up: long enough to be the only one, short enough for no mark of Markdown to be in it. */
const SHORTEST = 2;
const LONGEST = 120;
const MOST_NEEDLES = 3;

/** A place of ours cannot be told from others by what it says. */
class Unlocated extends Error {}

/**
 * Makes a page say what it is to: place by place, so that what people wrote and their comments stay; whole where nobody else wrote
 * on it.
 * @returns false where neither can be done
 */
export async function writePage(deps: WriteDeps, writing: PageWriting): Promise<boolean> {
  const { canvasId, written, wanted, isOurs } = writing;
  if (written !== null && (await changeInPlace(deps, { ...writing, written }))) return true;
  if (!isOurs) return false;
  await editCanvas(deps.api, canvasId, { operation: 'replace', markdown: toPageMarkdown(wanted) });
  return true;
}

async function changeInPlace(
  { api, database }: WriteDeps,
  { id, canvasId, written, wanted, isResumed }: PageWriting & { written: CanvasSection[] },
): Promise<boolean> {
  const changes = findPageChanges(written, wanted);
  if (callsFor(changes) > MOST_CALLS) return false;
  let standing = written;
  try {
    for (const change of changes) {
      await carryOut({ api, canvasId, standing, isResumed }, change);
      standing = applyChange(standing, change);
      // A run after a crash goes on behind it.
      await noteWritten(database, id, standing);
    }
    return true;
  } catch (error) {
    // Without the scope for looking up, or where a place is not to be told from another.
    const isOther = error instanceof SlackRejection && !CANVAS_GONE.has(error.slackCode);
    if (error instanceof Unlocated || isOther) return false;
    throw error;
  }
}

interface Page {
  api: SlackCalls;
  canvasId: string;
  standing: readonly CanvasSection[];
  isResumed: boolean;
}

async function carryOut(page: Page, change: PageChange): Promise<void> {
  switch (change.type) {
    case 'delete_line':
      return remove(page, await locate(page, change.line, false));
    case 'delete_heading':
      return remove(page, await locate(page, change.heading, true));
    case 'insert_lines':
      return insertLines(page, change);
    case 'insert_section':
      return insertSection(page, change);
  }
}

/** What a person has taken away or rewritten is theirs. */
async function remove({ api, canvasId }: Page, sectionId: string | null): Promise<void> {
  if (sectionId !== null) await editCanvas(api, canvasId, { operation: 'delete', sectionId });
}

async function insertLines(
  page: Page,
  { lines, after, heading }: Extract<PageChange, { type: 'insert_lines' }>,
): Promise<void> {
  const { api, canvasId } = page;
  if (await standsAlready(page, lines.at(-1)!, false)) return;
  const markdown = joinLines(lines);
  const line = after === null ? null : await locate(page, after, false);
  const sectionId = line ?? (heading === null ? null : await locate(page, heading, true));
  if (sectionId !== null)
    return editCanvas(api, canvasId, { operation: 'insert_after', markdown, sectionId });
  if (heading === null) return editCanvas(api, canvasId, { operation: 'insert_at_start', markdown });
  // Its heading was taken away: it comes with it again.
  const whole = `${headingLine(heading)}\n${markdown}`;
  return editCanvas(api, canvasId, { operation: 'insert_at_end', markdown: whole });
}

async function insertSection(
  page: Page,
  { section, before }: Extract<PageChange, { type: 'insert_section' }>,
): Promise<void> {
  const { api, canvasId } = page;
  if (section.heading !== null && (await standsAlready(page, section.heading, true))) return;
  const markdown = toPageMarkdown([section]);
  const sectionId = before === null ? null : await locate(page, before, true);
  if (sectionId === null) return editCanvas(api, canvasId, { operation: 'insert_at_end', markdown });
  return editCanvas(api, canvasId, { operation: 'insert_before', markdown, sectionId });
}

/** Of a change that was begun before it is not known whether Slack had carried it out. */
async function standsAlready(page: Page, text: string, isHeading: boolean): Promise<boolean> {
  return page.isResumed && (await locate(page, text, isHeading)) !== null;
}

/**
 * The place that says this, by the parts of it that hold no mark of Markdown; null where there is none. Where several of our own
 * say it too, they come in the order in which they stand.
 * @throws Unlocated where others do
 */
async function locate(page: Page, line: string, isHeading: boolean): Promise<string | null> {
  const { api, canvasId, standing } = page;
  const needles = needlesOf(line);
  let places: string[] | null = null;
  for (const text of needles) {
    const found = await lookUp(api, canvasId, { text, isHeading });
    places = places === null ? found : places.filter((id) => found.includes(id));
    if (places.length === 0) return null;
    if (places.length === 1) break;
  }
  const own = ownLines(standing, isHeading).filter((one) =>
    needles.every((text) => plainOf(one).includes(text)),
  );
  const at = own.indexOf(line);
  if (places?.length === 1 && own.length <= 1) return places[0]!;
  if (places === null || places.length !== own.length || at < 0) throw new Unlocated();
  return places[at]!;
}

/** What we wrote, in the order in which it is read. */
function ownLines(standing: readonly CanvasSection[], isHeading: boolean): string[] {
  return standing.flatMap(({ heading, lines }) => {
    const headings = heading === null ? [] : [heading];
    return isHeading ? headings : [...headings, ...lines];
  });
}

/** A line as a page shows it. */
function plainOf(line: string): string {
  return line.replace(/\]\([^)\s]*\)/g, '').replace(/[[\]*_`~\\]/g, '');
}

/** The longest stretches of a line that a page shows as they are written. */
export function needlesOf(line: string): string[] {
  return line
    .replace(/\]\([^)\s]*\)/g, '\n')
    .replace(/^\s*(?:[-*]|\d{1,3}\.)\s+/, '')
    .split(/[[\]()*_`<>\\~|#\u200b\n&]+/)
    .map((text) => text.trim().slice(0, LONGEST).trim())
    .filter((text) => text.length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_NEEDLES);
}
