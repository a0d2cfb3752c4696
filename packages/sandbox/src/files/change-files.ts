import { makeId } from '../make-id.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Channel, StoredFile } from '../workspace.ts';
import { kindByName } from './file-kinds.ts';

/** What is known of a file before it is uploaded; the kind follows from the name unless it is said. */
export interface FileAnnouncement {
  name: string;
  size: number;
  user: string;
  mimetype?: string | undefined;
  altText?: string | undefined;
}

/** Makes room for a file whose contents are still to come. */
export function announceFile(ctx: SandboxContext, about: FileAnnouncement): StoredFile {
  const file: StoredFile = {
    ...about,
    id: makeId('F'),
    ticket: makeId('', 32),
    title: about.name,
    mimetype: about.mimetype ?? kindByName(about.name).mimetype,
    created: Math.floor(ctx.now() / 1000),
    state: 'announced',
  };
  ctx.commit({ type: 'file', file });
  return file;
}

/** Keeps what was uploaded; answers `false` when it has not the announced size. */
export function fillFile(ctx: SandboxContext, file: StoredFile, bytes: Uint8Array): boolean {
  if (bytes.length !== file.size || file.state === 'complete') return false;
  ctx.fileContents.write(file.id, bytes);
  ctx.commit({ type: 'file', file: { ...file, state: 'uploaded' } });
  return true;
}

/** Makes an uploaded file readable. */
export function completeFile(ctx: SandboxContext, file: StoredFile, title: string | undefined): StoredFile {
  const done: StoredFile = { ...file, title: title || file.title, state: 'complete' };
  ctx.commit({ type: 'file', file: done });
  return done;
}

/** Tells the bot that a file can now be seen in a channel: https://docs.slack.dev/reference/events/file_shared */
export function announceShare(ctx: SandboxContext, channel: Channel, file: StoredFile): void {
  if (!channel.members.includes(ctx.credentials.botUserId)) return;
  const event = {
    type: 'file_shared',
    file_id: file.id,
    user_id: file.user,
    file: { id: file.id },
    channel_id: channel.id,
    event_ts: ctx.nextTs(),
  };
  ctx.emit(event, 'file_shared');
}
