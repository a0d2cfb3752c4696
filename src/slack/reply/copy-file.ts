import { z } from 'zod';
import { BotError } from '../../core/bot-error.ts';
import type { Language } from '../../core/language.ts';
import type { SharedFile } from '../../core/reply.ts';
import type { FileCopy, ReplyAddress } from '../../core/reply-channel.ts';
import { t } from '../../messages/t.ts';
import { findMessageByOutboxKey } from '../../store/messages.ts';
import { isRejection, SlackRejection } from '../api/translate-slack-error.ts';
import { escapeShort } from '../text/escape-slack-text.ts';
import { postMessage } from './post-message.ts';
import type { ReplyChannelDeps } from './reply-deps.ts';
import { threadOf } from './slack-place.ts';

/** A file is held in memory while it is copied. */
const MAX_MEGABYTES = 20;
const MAX_BYTES = MAX_MEGABYTES * 1024 * 1024;

/** https://docs.slack.dev/reference/methods/files.info */
const fileInfo = z.looseObject({
  file: z.looseObject({
    name: z.string().nullish(),
    title: z.string().nullish(),
    size: z.number().default(0),
    url_private_download: z.string().optional(),
    url_private: z.string().optional(),
  }),
});
/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
const uploadUrl = z.looseObject({ upload_url: z.string(), file_id: z.string() });
const anything = z.looseObject({});

/** What Slack says of a file that is not there, or not for us. */
const NOT_THERE = new Set(['file_not_found', 'file_deleted', 'access_denied', 'not_visible']);

/** One file to be copied; `begun`: what an earlier attempt came to. */
export interface CopyJob {
  file: SharedFile;
  target: ReplyAddress;
  begun: FileCopy | undefined;
  language: Language;
  noteKey: string;
  /** Called with the copy's id before anybody can see it. */
  onBegun(id: string): Promise<void>;
}

/** Copies a file into a thread, or says there that it could not be. @throws BotError retryable */
export async function copyFile(deps: ReplyChannelDeps, job: CopyJob): Promise<FileCopy> {
  const begun = job.begun?.id ?? null;
  if (begun !== null && (await isShared(deps, begun))) return { id: begun, done: true };
  try {
    const id = await upload(deps, job);
    if (id !== null) return { id, done: true };
    await notifyFileLost(deps, job, 'large');
  } catch (error) {
    const why = lossOf(error);
    if (why === null) throw error;
    deps.log.warn({ err: error, file: job.file.id }, 'a file could not be passed on');
    await notifyFileLost(deps, job, why);
  }
  return { id: null, done: true };
}

/** Takes a copy away, with the messages that it was shared in. */
export async function deleteCopy(deps: ReplyChannelDeps, id: string): Promise<void> {
  try {
    await deps.api.call('files.delete', { file: id }, anything);
  } catch (error) {
    if (!isRejection(error, NOT_THERE)) throw error;
  }
}

/** Null when it is too large. */
async function upload(deps: ReplyChannelDeps, { file, target, onBegun }: CopyJob): Promise<string | null> {
  const source =
    file.contents === undefined ? await fetchShared(deps, file) : ofOurs(file.name, file.contents);
  if (source === null || source.contents.length > MAX_BYTES) return null;
  const { contents, filename, title } = source;
  const announced = { filename, length: contents.length };
  const { upload_url, file_id } = await deps.api.call('files.getUploadURLExternal', announced, uploadUrl);
  await onBegun(file_id);
  await deps.files.upload(upload_url, contents);
  const shared = {
    files: [{ id: file_id, title }],
    channel_id: target.channelId,
    thread_ts: threadOf(target),
  };
  await deps.api.call('files.completeUploadExternal', shared, anything);
  return file_id;
}

/** A file as it is uploaded. */
interface Source {
  contents: Uint8Array<ArrayBuffer>;
  filename: string;
  title: string;
}

function ofOurs(name: string, contents: string): Source {
  return { contents: new TextEncoder().encode(contents), filename: name, title: name };
}

/** Null when it is too large. @throws BotError `not_found` */
async function fetchShared(deps: ReplyChannelDeps, file: SharedFile): Promise<Source | null> {
  const { file: info } = await deps.api.call('files.info', { file: file.id }, fileInfo);
  const url = info.url_private_download ?? info.url_private;
  if (info.size > MAX_BYTES) return null;
  if (url === undefined) throw new BotError('not_found', 'A file has no contents to fetch.');
  const contents = await deps.files.download(url, MAX_BYTES);
  const filename = info.name || file.name;
  return contents === null ? null : { contents, filename, title: info.title || filename };
}

/** Whether an upload was completed: until then Slack knows of no such file. */
async function isShared(deps: ReplyChannelDeps, id: string): Promise<boolean> {
  try {
    await deps.api.call('files.info', { file: id }, anything);
    return true;
  } catch (error) {
    if (isRejection(error, NOT_THERE)) return false;
    throw error;
  }
}

/** Why a file will never be copied; null when it may be later. */
function lossOf(error: unknown): 'gone' | 'refused' | null {
  if (isRejection(error, NOT_THERE)) return 'gone';
  if (error instanceof SlackRejection) return 'refused';
  if (!(error instanceof BotError) || error.retryable) return null;
  return error.code === 'not_found' ? 'gone' : 'refused';
}

async function notifyFileLost(
  deps: ReplyChannelDeps,
  { file, target, language, noteKey }: CopyJob,
  why: 'large' | 'gone' | 'refused',
): Promise<void> {
  if ((await findMessageByOutboxKey(deps.database, noteKey)) !== null) return;
  const name = escapeShort(file.name, 200);
  const text = t(language, `slack.file_lost.${why}`, { name, megabytes: MAX_MEGABYTES });
  await postMessage(deps, target, { key: noteKey, message: { text } });
}
