import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import type { SlackApi } from '../api/slack-api.ts';
import { isRejection } from '../api/translate-slack-error.ts';
import { shorten } from '../text/escape-slack-text.ts';

/** What Slack says where a view was closed meanwhile. */
export const VIEW_GONE: ReadonlySet<string> = new Set(['not_found', 'view_not_found']);

const opened = z.looseObject({ view: z.looseObject({ id: z.string() }) });
const anything = z.looseObject({});
const MAX_TITLE = 24;
const MAX_BLOCKS = 100;
const EXPIRED = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'trigger_expired',
  'trigger_exchanged',
]);

/** A modal that only shows something. */
export function readingView(language: Language, title: string, blocks: KnownBlock[]): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: shorten(title, MAX_TITLE) },
    close: { type: 'plain_text', text: t(language, 'slack.modal.close') },
    blocks: blocks.slice(0, MAX_BLOCKS),
  };
}

/**
 * Opens a modal at once, since a trigger lives for three seconds, and fills it when its content is there; `above`: on top of
 * the one in which was clicked.
 * @returns false when the trigger had expired already
 */
export async function showModal(
  api: SlackApi,
  modal: {
    triggerId: string;
    language: Language;
    title: string;
    content(): Promise<ModalView>;
    above?: boolean;
  },
): Promise<boolean> {
  const { language, title, triggerId } = modal;
  const how = modal.above === true ? 'views.push' : 'views.open';
  const view_id = await openModal(api, triggerId, loadingView(language, title), how);
  if (view_id === null) return false;
  await api.call('views.update', { view_id, view: await modal.content() }, anything);
  return true;
}

/** Opens a modal; null when the trigger has expired. */
export async function openModal(
  api: SlackApi,
  triggerId: string,
  view: ModalView,
  how: 'views.open' | 'views.push' = 'views.open',
): Promise<string | null> {
  try {
    return (await api.call(how, { trigger_id: triggerId, view }, opened)).view.id;
  } catch (error) {
    if (isRejection(error, EXPIRED)) return null;
    throw error;
  }
}

function loadingView(language: Language, title: string): ModalView {
  const text = t(language, 'slack.modal.loading');
  return readingView(language, title, [{ type: 'section', text: { type: 'plain_text', text } }]);
}
