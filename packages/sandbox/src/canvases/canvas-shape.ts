import type { SandboxContext } from '../sandbox-context.ts';
import type { Json, StoredCanvas } from '../workspace.ts';
import { toCanvasMarkdown } from './canvas-blocks.ts';

/** A canvas as the Web API lists it among files: https://docs.slack.dev/reference/objects/file-object */
export function toCanvasFile(ctx: SandboxContext, canvas: StoredCanvas): Json {
  const { id, title, user, created, updated, users, channels } = canvas;
  const team = ctx.workspace.team.id;
  const shared = Object.keys(channels);
  const ofKind = (kind: string) => shared.filter((one) => ctx.workspace.channels.get(one)?.kind === kind);
  return {
    id,
    created,
    timestamp: created,
    updated,
    name: title.replaceAll(' ', '_'),
    title,
    mimetype: 'application/vnd.slack-docs',
    filetype: 'quip',
    pretty_type: 'Canvas',
    user,
    canvas_creator_id: user,
    editors: canvas.editors,
    last_editor: canvas.editors.at(-1) ?? user,
    user_team: team,
    editable: true,
    size: toCanvasMarkdown(canvas.blocks).length,
    mode: 'quip',
    is_external: false,
    is_public: false,
    public_url_shared: false,
    permalink: `${ctx.baseUrl()}/docs/${team}/${id}`,
    file_access: 'visible',
    org_or_workspace_access: 'none',
    dm_mpdm_users_with_file_access: Object.entries(users).map(([user_id, access]) => ({ user_id, access })),
    channels: ofKind('public'),
    groups: ofKind('private'),
    ims: [],
  };
}
