import type { ActionsBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { formatDate } from '../../accounts/format-values.ts';
import type { Language } from '../../core/language.ts';
import { TRIAGE_CATEGORIES } from '../../core/triage.ts';
import { LOOK_AT_TRIAGE } from '../../feedback/notify-owner.ts';
import type { TriageGroup } from '../../feedback/read-groups.ts';
import {
  RESOLUTIONS,
  type TriageItem,
  type TriageReport,
  type TriageResolution,
} from '../../feedback/triage.ts';
import { roleWords } from '../../handoff/writing.ts';
import type { KeyEnd } from '../../messages/catalogue.ts';
import { t } from '../../messages/t.ts';
import { plain } from '../render/plain.ts';
import { button } from '../render/render-controls.ts';
import { escapeShort, shorten } from '../text/escape-slack-text.ts';
import { field, heading, moment, option, paragraph, remark } from './admin-blocks.ts';

/** Opens the list of all that is open. */
export const TRIAGE_ALL = 'triage:all';
/** Shows another page of it; the value is the page. */
export const TRIAGE_PAGE = 'triage:page';
/** Shows one category of it. */
export const TRIAGE_CATEGORY = 'triage:category';
/** Takes a group of items on; its value is an item's id. */
export const TRIAGE_MINE = 'triage:mine';
/** A link to the answer itself. */
export const TRIAGE_OPEN_ANSWER = 'triage:open_answer';
/** Opens the form that closes a group; how stands behind, since ids of actions differ within a block. */
export const TRIAGE_CLOSE = 'triage:close';
/** The form that closes a group. */
export const TRIAGE_FORM = 'triage_close';

/** Which page of which items is shown. */
export const triagePage = z.object({
  /** From 0. */
  page: z.number().int().min(0).max(10_000),
  category: z.enum(TRIAGE_CATEGORIES).nullable(),
});
export type TriagePage = z.output<typeof triagePage>;

/** What the form that closes is about: an item, and the view that shows it. */
export const closedFrom = z.object({ item: z.string(), view: z.string().nullable() });

/** So many rows of one block fit a modal, and the eye. */
export const TRIAGE_ROWS = 20;

const EVERYTHING = 'all';
const MAX_TITLE = 150;
const MAX_TEXT = 1_500;
const MAX_NOTE = 1_000;
const MAX_REPORTS = 5;

/** The section of App Home: the first of what somebody who may see it should look at, and the way to all of it. */
export function triageSection(
  { groups, total }: { groups: readonly TriageGroup[]; total: number },
  language: Language,
): KnownBlock[] {
  const all = button(TRIAGE_ALL, t(language, 'slack.triage.all', { count: total }), EVERYTHING);
  return [
    heading(t(language, 'slack.home.triage')),
    ...groups.map((group) => triageRow(group, language)),
    ...(total > groups.length ? [{ type: 'actions' as const, elements: [all] }] : []),
  ];
}

function triageRow(
  { category, count, about, assigneeId, newestAt, items }: TriageGroup,
  language: Language,
): KnownBlock {
  const name =
    about.type === 'private'
      ? t(language, 'feedback.private')
      : about.type === 'article'
        ? about.title
        : about.text;
  const facts = [
    `*${t(language, `feedback.category.${category}`)}*`,
    ...(count > 1 ? [`${count}×`] : []),
    moment(newestAt, 'day'),
    ...(assigneeId === null ? [] : [`<@${assigneeId}>`]),
  ];
  return paragraph(
    `${facts.join(' · ')}\n${escapeShort(name.replace(/\s+/g, ' '), 300)}`,
    button(LOOK_AT_TRIAGE, t(language, 'slack.triage.look'), items[0]!),
  );
}

/** Draws a page of all that is open, with the choice of a category. */
export function triageListView(content: {
  language: Language;
  page: TriagePage;
  groups: readonly TriageGroup[];
  total: number;
}): ModalView {
  const { language, page, groups, total } = content;
  const every = option(EVERYTHING, t(language, 'slack.triage.every_category'));
  const options = [
    every,
    ...TRIAGE_CATEGORIES.map((category) => option(category, t(language, `feedback.category.${category}`))),
  ];
  const choice: ActionsBlock['elements'][number] = {
    type: 'static_select',
    action_id: TRIAGE_CATEGORY,
    placeholder: plain(t(language, 'slack.triage.category')),
    options,
    initial_option: options.find(({ value }) => value === page.category) ?? every,
  };
  return {
    type: 'modal',
    private_metadata: JSON.stringify(page),
    title: plain(shorten(t(language, 'slack.home.triage'), 24)),
    close: plain(t(language, 'slack.modal.close')),
    blocks: [
      { type: 'actions', block_id: 'triage_category', elements: [choice] },
      ...(groups.length === 0 ? [paragraph(t(language, 'slack.triage.none'))] : []),
      ...groups.map((group) => triageRow(group, language)),
      ...pager(page, total, language),
    ],
  };
}

function pager({ page }: TriagePage, total: number, language: Language): KnownBlock[] {
  const pages = Math.ceil(total / TRIAGE_ROWS);
  if (pages < 2) return [];
  const to = (name: 'previous' | 'next', at: number) =>
    button(`${TRIAGE_PAGE}:${name}`, t(language, `slack.admin.${name}`), String(at));
  const turn = [
    ...(page > 0 ? [to('previous', page - 1)] : []),
    ...(page + 1 < pages ? [to('next', page + 1)] : []),
  ];
  return [
    remark(t(language, 'slack.admin.page', { page: page + 1, pages, total })),
    { type: 'actions', block_id: 'triage_pages', elements: turn },
  ];
}

/** Draws one item as far as its viewer may read it: what was asked, answered and said of it, what it rests on, what can be done. */
export function triageItemView(
  item: TriageItem,
  { language, workspaceUrl }: { language: Language; workspaceUrl: string },
): ModalView {
  const { question, answer, reports, evidence, isPartial, alike, proposedOwner, assigneeId } = item;
  const cited = (evidence.cited ?? []).map(({ title, updatedAt, superseded }) => {
    const facts = [
      `*${escapeShort(title, MAX_TITLE)}*`,
      ...(updatedAt === null ? [] : [formatDate(language, updatedAt)]),
    ];
    return `• ${facts.join(' · ')}${superseded ? ' ⚠️' : ''}`;
  });
  const owner = assigneeId === null ? ownerWords(proposedOwner ?? '', language) : `<@${assigneeId}>`;
  return {
    type: 'modal',
    title: plain(shorten(t(language, 'slack.home.triage'), 24)),
    close: plain(t(language, 'slack.modal.close')),
    blocks: [
      ...part(t(language, 'slack.triage.asked'), question === null ? [] : [quoted(question)]),
      ...part(
        t(language, 'slack.triage.said'),
        reports.slice(0, MAX_REPORTS).map((report) => reported(report, item, language)),
      ),
      ...part(t(language, 'slack.triage.answered'), answer === null ? [] : [quoted(answer.text)]),
      ...part(t(language, 'slack.why.rests_on'), cited),
      ...part(t(language, 'slack.triage.proposed'), [
        `*${t(language, `feedback.category.${item.category}`)}*`,
        ...reasons(evidence.because, language),
      ]),
      ...(owner === '' ? [] : [remark(t(language, 'slack.why.owner', { owner }))]),
      ...(alike > 0 ? [remark(t(language, 'slack.triage.more_alike', { count: alike }))] : []),
      ...(isPartial ? [remark(t(language, 'slack.triage.hidden'))] : []),
      ...whatToDo(item, { language, workspaceUrl }),
    ],
  };
}

/** Who looks after an item, as its source names them: a person, a role in words, or a name as it is. */
function ownerWords(owner: string, language: Language): string {
  const [, kind, name = ''] = /^(person|role):(.+)$/s.exec(owner) ?? [];
  if (kind === 'person') return `<@${escapeShort(name, 30)}>`;
  return escapeShort(kind === 'role' ? roleWords(language, name) : owner, 100);
}

function part(title: string, lines: readonly string[]): KnownBlock[] {
  return lines.length === 0 ? [] : [paragraph([`*${title}*`, ...lines].join('\n'))];
}

function quoted(text: string): string {
  return escapeShort(text, MAX_TEXT)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

function reported(
  { personId, fault, comment, expected }: TriageReport,
  { origin }: TriageItem,
  language: Language,
): string {
  const kind = t(language, origin === 'nothing_found' ? 'slack.triage.waits' : 'slack.triage.rated');
  const said = fault === null ? kind : t(language, `feedback.fault.${fault as KeyEnd<'feedback.fault'>}`);
  return [
    `<@${personId}>: ${said}`,
    ...(comment === null ? [] : [quoted(comment)]),
    ...(expected === null ? [] : [quoted(t(language, 'slack.triage.right', { text: expected }))]),
  ].join('\n');
}

const REASONS: Readonly<Record<string, KeyEnd<'slack.triage.because'>>> = {
  superseded: 'superseded',
  outdated: 'outdated',
  sources_disagree: 'sources_disagree',
  no_receipt: 'nothing_found',
  nothing_seen: 'nothing_found',
  nothing_found: 'nothing_found',
  nothing_used: 'nothing_used',
  as_reported: 'as_reported',
  reworded: 'reworded',
  supported_and_current: 'supported_and_current',
};

/** A code that stands for no sentence names a check and what it decided. */
function reasons(because: readonly string[], language: Language): string[] {
  const keys = new Set(because.map((code) => REASONS[code] ?? 'checked'));
  return [...keys].map((key) => t(language, `slack.triage.because.${key}`));
}

function whatToDo(
  { id, state, resolution, answer }: TriageItem,
  { language, workspaceUrl }: { language: Language; workspaceUrl: string },
): KnownBlock[] {
  if (state === 'closed') {
    const how = resolution === null ? '–' : t(language, `slack.admin.resolution.${resolution}`);
    return [remark(t(language, 'slack.triage.closed', { how }))];
  }
  const link = answer && `${workspaceUrl}archives/${answer.channelId}/p${answer.ts.replace('.', '')}`;
  const closing = (how: TriageResolution | 'as', label: string, style?: 'primary') =>
    button(`${TRIAGE_CLOSE}:${how}`, label, id, style);
  return [
    {
      type: 'actions',
      elements: [
        closing('fixed', t(language, 'slack.triage.fixed'), 'primary'),
        closing('not_a_fault', t(language, 'slack.triage.not_a_fault')),
        button(TRIAGE_MINE, t(language, 'slack.admin.triage_mine'), id),
        ...(link === null
          ? []
          : [{ ...button(TRIAGE_OPEN_ANSWER, t(language, 'slack.triage.open_answer'), id), url: link }]),
        closing('as', t(language, 'slack.admin.triage_close')),
      ],
    },
  ];
}

/** The form that closes an item with those like it: how, and what was done. */
export function triageCloseView(
  language: Language,
  from: z.input<typeof closedFrom>,
  how: TriageResolution | null,
): ModalView {
  const options = RESOLUTIONS.map((resolution) =>
    option(resolution, t(language, `slack.admin.resolution.${resolution}`)),
  );
  const chosen = options.find(({ value }) => value === how);
  return {
    type: 'modal',
    callback_id: TRIAGE_FORM,
    private_metadata: JSON.stringify(from),
    title: plain(t(language, 'slack.admin.area.triage')),
    submit: plain(t(language, 'slack.admin.save')),
    close: plain(t(language, 'slack.modal.close')),
    blocks: [
      field('as', t(language, 'slack.admin.triage_as'), {
        type: 'static_select',
        options,
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      }),
      field(
        'note',
        t(language, 'slack.admin.triage_note'),
        { type: 'plain_text_input', multiline: true, max_length: MAX_NOTE },
        { optional: true },
      ),
    ],
  };
}
