import { z } from 'zod';
import type { SlackCalls } from '../api/slack-api.ts';

const anything = z.looseObject({});
const created = z.looseObject({ canvas_id: z.string() });
const found = z.looseObject({ sections: z.array(z.looseObject({ id: z.string() })).default([]) });
const listed = z.looseObject({
  files: z.array(
    z.looseObject({ id: z.string(), title: z.string().nullish(), filetype: z.string().nullish() }),
  ),
});
const accessSet = z.looseObject({
  failed_to_update_user_ids: z.array(z.string()).default([]),
  failed_to_update_channel_ids: z.array(z.string()).default([]),
});
const described = z.looseObject({
  file: z.looseObject({
    permalink: z.string(),
    editors: z.array(z.string()).optional(),
    channels: z.array(z.string()).default([]),
    groups: z.array(z.string()).default([]),
    org_or_workspace_access: z.string().default('none'),
    dm_mpdm_users_with_file_access: z.array(z.looseObject({ user_id: z.string() })).default([]),
  }),
});

/** What Slack tells of a canvas: https://docs.slack.dev/reference/objects/file-object */
export type CanvasFile = z.output<typeof described>['file'];

/** How files of Slack's call a canvas. */
const CANVAS_TYPES = new Set(['quip', 'canvas']);

/** One edit: https://docs.slack.dev/reference/methods/canvases.edit, which takes one a call. */
export type CanvasEdit =
  | { operation: 'replace' | 'insert_at_start' | 'insert_at_end'; markdown: string }
  | { operation: 'insert_after' | 'insert_before'; markdown: string; sectionId: string }
  | { operation: 'delete'; sectionId: string };

/** Creates a canvas that nobody but the bot can see, without content: https://docs.slack.dev/reference/methods/canvases.create */
export async function createCanvas(api: SlackCalls, title: string): Promise<string> {
  return (await api.call('canvases.create', { title }, created)).canvas_id;
}

/** Carries an edit out. */
export async function editCanvas(api: SlackCalls, canvasId: string, edit: CanvasEdit): Promise<void> {
  const { operation } = edit;
  const change = {
    operation,
    ...('sectionId' in edit ? { section_id: edit.sectionId } : {}),
    ...('markdown' in edit ? { document_content: { type: 'markdown', markdown: edit.markdown } } : {}),
  };
  await api.call('canvases.edit', { canvas_id: canvasId, changes: [change] }, anything);
}

/** The ids of the places of a canvas with a text; they hold until the next edit. https://docs.slack.dev/reference/methods/canvases.sections.lookup */
export async function lookUp(
  api: SlackCalls,
  canvasId: string,
  { text, isHeading }: { text: string; isHeading: boolean },
): Promise<string[]> {
  const criteria = { contains_text: text, ...(isHeading ? { section_types: ['any_header'] } : {}) };
  const { sections } = await api.call('canvases.sections.lookup', { canvas_id: canvasId, criteria }, found);
  return sections.map(({ id }) => id);
}

/**
 * Lets people or a channel see a canvas: https://docs.slack.dev/reference/methods/canvases.access.set
 * @returns whether all of them can
 */
export async function grantAccess(
  api: SlackCalls,
  canvasId: string,
  readers: { user_ids: string[] } | { channel_ids: string[] },
  level: 'read' | 'write',
): Promise<boolean> {
  const args = { canvas_id: canvasId, access_level: level, ...readers };
  const failed = await api.call('canvases.access.set', args, accessSet);
  return failed.failed_to_update_user_ids.length + failed.failed_to_update_channel_ids.length === 0;
}

/** What is known of a canvas. */
export async function describeCanvas(api: SlackCalls, canvasId: string): Promise<CanvasFile> {
  return (await api.call('files.info', { file: canvasId }, described)).file;
}

/** The bot's own canvases of a title that were made since: https://docs.slack.dev/reference/methods/files.list */
export async function findCanvases(
  api: SlackCalls,
  { title, botUserId, since }: { title: string; botUserId: string; since: Date },
): Promise<string[]> {
  // Clocks differ, and Slack's decides.
  const from = String(Math.max(0, Math.floor(since.getTime() / 1000) - 60));
  const { files } = await api.call('files.list', { user: botUserId, ts_from: from, count: 100 }, listed);
  return files
    .filter((file) => CANVAS_TYPES.has(file.filetype ?? '') && file.title === title)
    .map(({ id }) => id);
}

/** Deletes a canvas: https://docs.slack.dev/reference/methods/canvases.delete */
export async function deleteCanvas(api: SlackCalls, canvasId: string): Promise<void> {
  await api.call('canvases.delete', { canvas_id: canvasId }, anything);
}

/** What Slack says of a canvas that is not there any more. */
export const CANVAS_GONE = new Set(['canvas_not_found', 'canvas_deleted', 'file_not_found', 'file_deleted']);
