import { BotError } from '../../core/bot-error.ts';
import type { SharedFile } from '../../core/reply.ts';
import type { FileCopy, PostedRef, ReplyAddress } from '../../core/reply-channel.ts';
import { readCopies, saveRef } from '../../store/outbox.ts';
import { revisionPrefix } from '../../store/outbox-key.ts';
import { copyFile, deleteCopy } from './copy-file.ts';
import { openDirect } from './post-privately.ts';
import type { ReplyChannelDeps } from './reply-deps.ts';
import type { Sending } from './send-reply.ts';
import { isPrivate } from './slack-place.ts';

/** A message is claimed for a minute; what is not copied by then is left to the next attempt. */
const MAX_COPYING_MS = 35_000;

/**
 * Copies the files of a posted message into its thread, each once. Before a copy is shared, its id is saved with the
 * message in the outbox, so that an attempt after a crash can ask Slack what became of it. A file that cannot be copied
 * is named in the thread. Later revisions of the message find the saved ids and copy only what is new.
 * @throws BotError retryable, when the rest is to be copied later
 */
export async function copyFiles(
  deps: ReplyChannelDeps,
  sending: Sending & { ref: PostedRef },
): Promise<PostedRef> {
  const { key, address, reply, ref } = sending;
  if (reply.files === undefined || reply.files.length === 0) return ref;
  const copies = await readCopies(deps.database, revisionPrefix(key));
  const missing = reply.files.filter((file) => copies[file.id]?.done !== true);
  if (missing.length === 0) return withCopies(ref, copies);
  const target = await shareablePlace(deps, address);
  const until = Date.now() + MAX_COPYING_MS;
  const note = async (file: SharedFile, copy: FileCopy) => {
    copies[file.id] = copy;
    await saveRef(deps.database, key, withCopies(ref, copies));
  };
  for (const file of missing) {
    if (Date.now() > until)
      throw new BotError('slack_unavailable', 'Copying files takes long and goes on later.', {
        retryable: true,
      });
    const job = {
      file,
      target,
      begun: copies[file.id],
      language: reply.language,
      noteKey: noteKey(key, file),
    };
    await note(file, await copyFile(deps, { ...job, onBegun: (id) => note(file, { id, done: false }) }));
  }
  return withCopies(ref, copies);
}

/** Takes back the copies that were shared with a message. */
export async function deleteCopies(deps: ReplyChannelDeps, { copies = {} }: PostedRef): Promise<void> {
  for (const { id } of Object.values(copies)) if (id !== null) await deleteCopy(deps, id);
}

/** The key of the remark that a file was lost; it is no part of the message, which may be written over. */
function noteKey(key: string, file: SharedFile): string {
  return `${revisionPrefix(key).slice(0, -1)}-file-${file.id}:1`;
}

function withCopies(ref: PostedRef, copies: Record<string, FileCopy>): PostedRef {
  return Object.keys(copies).length === 0 ? ref : { ...ref, copies: { ...copies } };
}

/** A file cannot be shown to one person of a channel: it goes into their DM. */
async function shareablePlace(deps: ReplyChannelDeps, address: ReplyAddress): Promise<ReplyAddress> {
  if (!isPrivate(address) || address.viewer === undefined) return address;
  const { threadTs: _threadTs, ...rest } = address;
  return { ...rest, channelId: await openDirect(deps, address.viewer) };
}
