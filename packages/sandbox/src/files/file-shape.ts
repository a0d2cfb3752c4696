import { isShared } from '../channel-shape.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Json, Message, StoredFile } from '../workspace.ts';
import { sharesOf } from './file-access.ts';
import { kindByName } from './file-kinds.ts';

/** A file as the Web API and events carry it: https://docs.slack.dev/reference/objects/file-object */
export function toSlackFile(ctx: SandboxContext, file: StoredFile): Json {
  const { filetype, pretty } = kindByName(file.name);
  const team = ctx.workspace.team.id;
  const place = `${ctx.baseUrl()}/files-pri/${team}-${file.id}`;
  const name = encodeURIComponent(file.name);
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype,
    pretty_type: pretty,
    user: file.user,
    user_team: team,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: false,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${place}/${name}`,
    url_private_download: `${place}/download/${name}`,
    permalink: `${ctx.baseUrl()}/files/${file.user}/${file.id}/${name}`,
    has_rich_preview: false,
    file_access: 'visible',
    ...(file.altText && { alt_txt: file.altText }),
  };
}

/** A file with the places where it was shared, as `files.info` answers it. */
export function toSlackFileWithShares(ctx: SandboxContext, file: StoredFile): Json {
  const shares = sharesOf(ctx, file);
  const inKind = (kind: string) => shares.filter((one) => kindOf(ctx, one) === kind);
  const ids = (messages: Message[]) => [...new Set(messages.map((message) => message.channel))];
  const places = (messages: Message[]) =>
    Object.fromEntries(
      ids(messages).map((id) => [id, messages.filter((one) => one.channel === id).map(toShare)]),
    );
  return {
    ...toSlackFile(ctx, file),
    is_public: inKind('public').length > 0,
    channels: ids(inKind('public')),
    groups: ids(inKind('private')),
    ims: ids(inKind('dm')),
    shares: { public: places(inKind('public')), private: places([...inKind('private'), ...inKind('dm')]) },
    comments_count: 0,
  };
}

/**
 * The files of a message. Where people of another company are, Slack names them only, and `files.info` has the rest:
 * https://docs.slack.dev/apis/slack-connect/
 */
export function filesOf(ctx: SandboxContext, message: Message): Json[] {
  const channel = ctx.workspace.channels.get(message.channel);
  const guarded = channel !== undefined && isShared(ctx, channel);
  return (message.files ?? [])
    .map((id) => ctx.workspace.files.get(id))
    .filter((file) => file !== undefined)
    .map((file) => {
      if (file.state === 'deleted') return { id: file.id, mode: 'tombstone' };
      if (guarded) return toGuardedFile(file);
      return { ...toSlackFile(ctx, file), is_public: channel?.kind === 'public' };
    });
}

function toGuardedFile({ id, created, user }: StoredFile): Json {
  return { id, created, timestamp: created, user, mode: 'file_access', file_access: 'check_file_info' };
}

function kindOf(ctx: SandboxContext, message: Message): string | undefined {
  return ctx.workspace.channels.get(message.channel)?.kind;
}

function toShare({ ts, threadTs }: Message): Json {
  return { ts, ...(threadTs && { thread_ts: threadTs }) };
}
