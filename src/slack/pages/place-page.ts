import { localeOf } from '../../accounts/format-values.ts';
import { BotError } from '../../core/bot-error.ts';
import { idsBehind } from '../../core/citation.ts';
import type { Reply } from '../../core/reply.ts';
import type { Delivery, ReplyAddress } from '../../core/reply-channel.ts';
import type { KeyEnd } from '../../messages/catalogue.ts';
import { t } from '../../messages/t.ts';
import {
  type CanvasReader,
  type CanvasUse,
  type ClaimedCanvas,
  claimCanvas,
  dropCanvas,
  finishCanvas,
  knownCanvases,
  leaveCanvas,
  noteCanvas,
  readerOf,
  releaseCanvas,
} from '../../store/canvases.ts';
import { isPageReadable } from '../../turn/watch-pages.ts';
import { isRejection, SlackRejection } from '../api/translate-slack-error.ts';
import type { ReplyDeps } from '../reply/reply-deps.ts';
import { isDirect, isPrivate } from '../reply/slack-place.ts';
import {
  CANVAS_GONE,
  type CanvasFile,
  createCanvas,
  describeCanvas,
  findCanvases,
  grantAccess,
} from './canvas-calls.ts';
import { citedIn, numberAsBefore, openingOf, toSections } from './page-content.ts';
import { writePage } from './write-page.ts';

/** For so long an answer waits for Slack to make its page. */
const PATIENCE_MS = 60_000;

type PostedDelivery = Exclude<Delivery, { operation: 'withdraw' }>;
type Wanted = Reply & { page: NonNullable<Reply['page']> };
type Loss = KeyEnd<'slack.page.lost'>;

/** A page that stands, and whether it is another than before. */
interface Placed {
  url: string;
  isAnother: boolean;
}

/**
 * Puts on a page what a reply wants there, for exactly those who read the reply, and gives back what is said in its message: the
 * beginning, with a link; or all of it where Slack has no page for it, and why. The page is the same each time; before it is made
 * it is noted, and before anybody can see it, it is written.
 * @throws BotError retryable, when it is to be tried again
 */
export async function placePage(deps: ReplyDeps, { key, address, reply }: PostedDelivery): Promise<Reply> {
  const { page, ...plain } = reply;
  if (page === undefined) return reply;
  const reader = readerAt(address);
  if (reader === null) return plain;
  const use: CanvasUse = { teamId: address.teamId, reader, key, ...page };
  const placed = await place(deps, { use, address, reply: { ...reply, page } });
  const { language } = reply;
  if (typeof placed === 'string')
    return { ...plain, notes: [...reply.notes, t(language, `slack.page.lost.${placed}`)] };
  const link = t(language, isOnePerson(reader) ? 'slack.page.you' : 'slack.page.all', { url: placed.url });
  const opening = openingOf(reply.parts);
  return {
    ...plain,
    parts: [...opening, { type: 'text', text: link }],
    citations: citedIn(opening, reply),
    notes: [...reply.notes, ...(placed.isAnother ? [t(language, 'slack.page.new')] : [])],
  };
}

/** The one person who reads an answer, or all who read its channel; null where nobody is known. */
function readerAt(address: ReplyAddress): CanvasReader | null {
  if (isPrivate(address)) return readerOf(address.viewer!);
  if (!isDirect(address.channelId)) return `channel:${address.channelId}`;
  const person = address.viewer ?? address.askerId;
  return person === '' ? null : readerOf(person);
}

function isOnePerson(reader: CanvasReader): boolean {
  return reader.startsWith('person:');
}

interface Job {
  use: CanvasUse;
  address: ReplyAddress;
  reply: Wanted;
}

async function place(deps: ReplyDeps, job: Job, isAnother = false): Promise<Placed | Loss> {
  const claimed = await claimCanvas(deps.database, job.use);
  if (claimed === null)
    throw new BotError('slack_unavailable', 'Another answer is being written on the same page.', {
      retryable: true,
    });
  try {
    const placed = await placeOn(deps, job, claimed);
    return placed === 'another' ? await place(deps, job, true) : { url: placed, isAnother };
  } catch (error) {
    const why = lossOf(error, claimed.triedMs);
    // A page that its readers have goes on to stand as it was.
    if (why !== null && claimed.writtenFor === null) await dropCanvas(deps.database, claimed.id);
    else await releaseCanvas(deps.database, claimed.id);
    if (why === null) throw error;
    deps.log.warn({ err: error, key: job.use.key }, 'a page could not be made');
    return why;
  }
}

/** @returns its address; `another`: it was left to its readers as it is */
async function placeOn(deps: ReplyDeps, job: Job, claimed: ClaimedCanvas): Promise<string | 'another'> {
  const { database } = deps;
  const { use, reply } = job;
  // Its earlier versions would be seen by somebody who lost a right since.
  if (claimed.writtenFor !== null && !(await isPageReadable(deps, { ...use, evidence: claimed.evidence }))) {
    await dropCanvas(database, claimed.id);
    return 'another';
  }
  const { canvasId, file, isOld } = await findOrCreate(deps, use, claimed);
  if (isOld && claimed.writtenFor === use.key) {
    await releaseCanvas(database, claimed.id);
    return file.permalink;
  }
  if (isOld && hasOtherReaders(file, use.reader, deps.identity().botUserId)) {
    await leaveCanvas(database, claimed.id);
    return 'another';
  }
  const writable = isOnePerson(use.reader);
  const numbered = numberAsBefore(reply, isOld ? claimed.sources : []);
  const wanted = toSections(numbered.reply, { when: await now(deps, job), writable });
  const { botUserId } = deps.identity();
  const isFirst = claimed.writtenFor === null;
  const isOurs = isFirst || (file.editors ?? ['?']).every((editor) => editor === botUserId);
  const written = isOld ? claimed.written : null;
  const isResumed = claimed.triedMs > 0;
  if (!(await writePage(deps, { id: claimed.id, canvasId, written, wanted, isOurs, isResumed }))) {
    await leaveCanvas(database, claimed.id);
    return 'another';
  }
  if (!isOld || isFirst) await openTo(deps, canvasId, use.reader);
  await finishCanvas(database, claimed.id, {
    written: wanted,
    title: use.title,
    sources: numbered.sources,
    // Who writes on a page can see its earlier versions.
    evidence: [...new Set([...idsBehind(reply.citations), ...(isOld ? claimed.evidence : [])])],
    key: use.key,
    turnId: reply.turnId,
  });
  return file.permalink;
}

interface Found {
  canvasId: string;
  file: CanvasFile;
  /** It may have been written on before. */
  isOld: boolean;
}

/** The canvas of a page; one that was made and not noted is found by its title, and is empty. */
async function findOrCreate(
  { api, database, identity }: ReplyDeps,
  { teamId, title }: CanvasUse,
  claimed: ClaimedCanvas,
): Promise<Found> {
  if (claimed.canvasId !== null) {
    const file = await describeStanding(api, claimed.canvasId);
    if (file !== null) return { canvasId: claimed.canvasId, file, isOld: true };
    await noteCanvas(database, claimed.id, null);
  }
  const mayBeThere = !claimed.isNew && claimed.canvasId === null;
  const made = mayBeThere
    ? await findCanvases(api, { title, botUserId: identity().botUserId, since: claimed.begunAt })
    : [];
  const known = await knownCanvases(database, { teamId, canvasIds: made });
  const canvasId = made.find((id) => !known.has(id)) ?? (await createCanvas(api, title));
  await noteCanvas(database, claimed.id, canvasId);
  return { canvasId, file: await describeCanvas(api, canvasId), isOld: false };
}

async function describeStanding(api: ReplyDeps['api'], canvasId: string): Promise<CanvasFile | null> {
  try {
    return await describeCanvas(api, canvasId);
  } catch (error) {
    if (isRejection(error, CANVAS_GONE)) return null;
    throw error;
  }
}

/** A person may have passed their page on, which is theirs to do; what is new is not written where others read along. */
function hasOtherReaders(file: CanvasFile, reader: CanvasReader, botUserId: string): boolean {
  const [kind, own] = reader.split(':');
  if (!['none', ''].includes(file.org_or_workspace_access)) return true;
  if ([...file.channels, ...file.groups].some((id) => kind === 'person' || id !== own)) return true;
  const people = file.dm_mpdm_users_with_file_access.map((one) => one.user_id);
  return kind === 'person' && people.some((id) => id !== own && id !== botUserId);
}

/** Slack shares a canvas with a channel or with people. A channel's is for reading: earlier versions are for those who write. */
async function openTo({ api }: ReplyDeps, canvasId: string, reader: CanvasReader): Promise<void> {
  const id = reader.slice(reader.indexOf(':') + 1);
  const isGranted = isOnePerson(reader)
    ? await grantAccess(api, canvasId, { user_ids: [id] }, 'write')
    : await grantAccess(api, canvasId, { channel_ids: [id] }, 'read');
  if (!isGranted) throw new SlackRejection('canvases.access.set', 'channel_not_found', null);
}

async function now({ directory }: ReplyDeps, { address, reply }: Job): Promise<string> {
  const { teamId, askerId } = address;
  const asker = askerId === '' ? null : await directory.person(teamId, askerId);
  return new Intl.DateTimeFormat(localeOf(reply.language), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: asker?.timeZone ?? 'UTC',
  }).format(new Date());
}

const LOSSES: Readonly<Record<string, Loss>> = {
  missing_scope: 'scope',
  no_permission: 'scope',
  not_allowed_token_type: 'scope',
  canvas_disabled_user_team: 'off',
  feature_not_enabled: 'off',
  unknown_method: 'off',
  free_team_not_allowed: 'plan',
  free_teams_cannot_create_non_tabbed_canvases: 'plan',
  free_teams_cannot_create_standalone_canvases: 'plan',
  free_teams_cannot_edit_standalone_canvases: 'plan',
  channel_not_found: 'place',
  user_not_found: 'place',
};

/** Why there will be no page; null when it is tried again. Nobody waits for a page for long, and for none in vain. */
function lossOf(error: unknown, triedMs: number): Loss | null {
  if (error instanceof SlackRejection) return LOSSES[error.slackCode] ?? 'refused';
  if (!(error instanceof BotError)) return 'refused';
  if (error.code.startsWith('database_') || error.code === 'slack_disconnected') return null;
  if (!error.retryable) return 'refused';
  return triedMs > PATIENCE_MS ? 'busy' : null;
}
