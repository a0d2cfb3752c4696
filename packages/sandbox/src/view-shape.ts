import type { SandboxContext } from './sandbox-context.ts';
import type { Json, View } from './workspace.ts';

/** A view as the Web API and interaction payloads carry it: https://docs.slack.dev/reference/objects/view-object */
export function toSlackView(ctx: SandboxContext, view: View): Json {
  const { content, id, hash, type, values } = view;
  return {
    id,
    team_id: ctx.workspace.team.id,
    type,
    blocks: content.blocks,
    private_metadata: content.private_metadata ?? '',
    callback_id: content.callback_id ?? '',
    state: { values },
    hash,
    title: content.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: content.clear_on_close ?? false,
    notify_on_close: content.notify_on_close ?? false,
    close: content.close ?? null,
    submit: content.submit ?? null,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: ctx.credentials.appId,
    external_id: content.external_id ?? '',
    app_installed_team_id: ctx.workspace.team.id,
    bot_id: ctx.credentials.botId,
  };
}
