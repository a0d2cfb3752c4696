import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import { plain } from '../render/plain.ts';
import { button } from '../render/render-controls.ts';
import { shorten } from '../text/escape-slack-text.ts';
import { FIELD_ACTION, paragraph, remark } from './admin-blocks.ts';

/** What is shown as a list in a modal of its own. */
export const LISTS = ['channel', 'topic', 'role', 'synonym', 'sources', 'names', 'changes'] as const;
export type ListName = (typeof LISTS)[number];

/** Which page of which list is shown. */
export const listState = z.object({
  list: z.enum(LISTS),
  /** From 0. */
  page: z.number().int().min(0),
  search: z.string().max(200),
});
export type ListState = z.output<typeof listState>;

/** So many rows of at most five blocks leave room for everything around them. */
export const PAGE_SIZE = 8;

/** The callback of every list; those with a search field are submitted to search. */
export const LIST_CALLBACK = 'admin_list';

/** Draws a page of a list: rows, a search field where there is one, and the way to other pages. */
export function adminListView(content: {
  language: Language;
  state: ListState;
  title: string;
  intro?: string;
  /** What the search field is called; absent: there is none. */
  search?: string;
  rows: KnownBlock[][];
  /** How many rows there are on all pages. */
  total: number;
  /** Said when there are no rows. */
  empty: string;
  /** Below the rows. */
  extra?: KnownBlock[];
}): ModalView {
  const { language, state, rows, total, extra = [] } = content;
  return {
    type: 'modal',
    callback_id: LIST_CALLBACK,
    private_metadata: JSON.stringify(state),
    title: plain(shorten(content.title, 24)),
    close: plain(t(language, 'slack.modal.close')),
    // A modal with a field must have a button that sends it.
    ...(content.search === undefined ? {} : { submit: plain(t(language, 'slack.admin.find')) }),
    blocks: [
      ...(content.intro === undefined ? [] : [paragraph(content.intro)]),
      ...(content.search === undefined ? [] : [searchField(content.search, state)]),
      ...(rows.length === 0 ? [paragraph(content.empty)] : rows.flat()),
      ...pager(language, state, total),
      ...extra,
    ],
  };
}

function searchField(label: string, { search }: ListState): KnownBlock {
  return {
    type: 'input',
    // What was typed stays as long as the block's id does.
    block_id: 'search',
    dispatch_action: true,
    optional: true,
    label: plain(label),
    element: {
      type: 'plain_text_input',
      action_id: FIELD_ACTION,
      max_length: 200,
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      ...(search === '' ? {} : { initial_value: search }),
    },
  };
}

function pager(language: Language, { page }: ListState, total: number): KnownBlock[] {
  const pages = Math.ceil(total / PAGE_SIZE);
  if (pages < 2) return [];
  const previous = button('list:previous', t(language, 'slack.admin.previous'), String(page - 1));
  const next = button('list:next', t(language, 'slack.admin.next'), String(page + 1));
  return [
    remark(t(language, 'slack.admin.page', { page: page + 1, pages, total })),
    { type: 'actions', elements: [...(page > 0 ? [previous] : []), ...(page + 1 < pages ? [next] : [])] },
  ];
}
