import type { ActionsBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { Language } from '../../core/language.ts';
import { FINDING_KINDS } from '../../curation/finding.ts';
import { formatReason } from '../../curation/format-finding.ts';
import type { Finding, FindingList } from '../../curation/list-findings.ts';
import { t } from '../../messages/t.ts';
import { plain } from '../render/plain.ts';
import { button } from '../render/render-controls.ts';
import { escapeShort, shorten } from '../text/escape-slack-text.ts';
import { heading, moment, paragraph, remark } from './admin-blocks.ts';

/** Opens the list of articles to look at; its value says which. */
export const OPEN_FINDINGS = 'finding:open';
/** Shows another page of it, or the other findings. */
export const PAGE_FINDINGS = 'finding:page';
/** Does something about one; the kind of act stands behind, since ids of actions differ within a block. */
export const FINDING_ACT = 'finding:act';

/** Which page of which findings is shown. */
export const findingPage = z.object({
  /** From 0. */
  page: z.number().int().min(0).max(10_000),
  state: z.enum(['open', 'decided']),
});
export type FindingPage = z.output<typeof findingPage>;

/** What a button in the list does. `article` is the place among the finding's articles, `seen` the decision shown. */
export const findingClick = z.object({
  finding: z.string().max(64),
  act: z.enum(['retire', 'prefer', 'ask', 'dismiss', 'undo']),
  article: z.number().int().min(0).max(1).default(0),
  seen: z.number().int().nullable().default(null),
});
type FindingClick = z.input<typeof findingClick>;

/** So many of at most four blocks and an owner's line fit a modal with room to spare. */
export const FINDINGS_PAGE = 8;

const MAX_TITLE = 150;
const MAX_QUOTE = 420;

/** The section of App Home: how many there are of each kind, and the way to the list. */
export function findingsSection({ counts, total }: FindingList, language: Language): KnownBlock[] {
  const kinds = FINDING_KINDS.filter((kind) => counts[kind] > 0);
  const text = kinds.map((kind) => `${t(language, `curation.kind.${kind}`)}: ${counts[kind]}`).join(' · ');
  const state = total === 0 ? 'decided' : 'open';
  const show = button(
    OPEN_FINDINGS,
    t(language, total === 0 ? 'curation.act.decided' : 'curation.act.show'),
    state,
  );
  return [
    heading(t(language, 'curation.title')),
    paragraph(total === 0 ? t(language, 'curation.none') : text, show),
  ];
}

/** Draws a page of findings by owner, each with what speaks for it and what this viewer may do about it. */
export function findingsView(content: {
  language: Language;
  page: FindingPage;
  list: FindingList;
  /** Whether the viewer may decide about others' articles, and ask their owners. */
  isAdmin: boolean;
  /** Said above the list, such as what came of the last click. */
  note?: string;
}): ModalView {
  const { language, page, list, isAdmin, note } = content;
  let owner: string | null = null;
  const rows = list.findings.flatMap((finding) => {
    const named = finding.owners.join(', ');
    const blocks = findingRow(finding, { language, isAdmin });
    const fresh = named !== owner;
    owner = named;
    return fresh ? [ownerLine(named, language), ...blocks] : blocks;
  });
  return {
    type: 'modal',
    callback_id: 'findings',
    private_metadata: JSON.stringify(page),
    title: plain(shorten(t(language, 'curation.title'), 24)),
    close: plain(t(language, 'slack.modal.close')),
    blocks: [
      ...(note === undefined ? [] : [paragraph(`*${note}*`)]),
      ...(rows.length === 0 ? [paragraph(t(language, 'curation.none'))] : rows),
      ...pager(page, list.total, language),
    ],
  };
}

function ownerLine(owner: string, language: Language): KnownBlock {
  const name = owner.replace(/person:([UW][A-Z0-9]+)/g, '@$1');
  const line =
    owner === ''
      ? t(language, 'curation.owner.none')
      : t(language, 'curation.owner.named', { name: escapeShort(name, 200) });
  return remark(`*${line}*`);
}

function findingRow(
  finding: Finding,
  { language, isAdmin }: { language: Language; isAdmin: boolean },
): KnownBlock[] {
  const { kind, evidence, decision, decidedBy, decidedAt, articleIds } = finding;
  const reason = formatReason(finding, language);
  const number = (at: number) => (articleIds.length > 1 ? `${at + 1}. ` : '');
  const sides = evidence.sides.map(({ title, articleId, quote, figure }, at) => {
    const name = `${number(at)}*${escapeShort(title ?? articleId, MAX_TITLE)}*`;
    const said = quote === null ? '' : `\n> ${escapeShort(quote, MAX_QUOTE)}`;
    return `${name}${figure === undefined ? '' : ` · ${escapeShort(figure, 60)}`}${said}`;
  });
  const title = `*${t(language, `curation.kind.${kind}`)}* · ${moment(finding.foundAt, 'day')}`;
  const text = [title, ...(reason === '' ? [] : [`_${escapeShort(reason, 300)}_`]), ...sides].join('\n');
  if (decision === null) return [paragraph(text), openActions(finding, language, isAdmin)];
  const by = decidedBy === null || decidedBy === 'operator' ? '–' : `<@${decidedBy}>`;
  const when = decidedAt === null ? '' : moment(decidedAt);
  return [
    paragraph(text),
    remark(t(language, `curation.decision.${decision}`, { person: by, when })),
    actions(finding.id, [
      act(t(language, 'curation.act.undo'), { finding: finding.id, act: 'undo', seen: finding.decisionId }),
    ]),
  ];
}

function openActions({ id, kind, articleIds }: Finding, language: Language, isAdmin: boolean): KnownBlock {
  const isPair = articleIds.length > 1;
  const places = kind === 'stale' ? [0] : articleIds.slice(0, 2).map((_, at) => at);
  const choosing = (name: 'retire' | 'prefer') =>
    places.map((article) => {
      const n = article + 1;
      const label = isPair
        ? t(language, `curation.act.${name}_nth`, { n })
        : t(language, 'curation.act.retire');
      return act(label, { finding: id, act: name, article });
    });
  return actions(id, [
    ...(isPair && kind !== 'stale' ? choosing('prefer') : []),
    ...choosing('retire'),
    ...(isAdmin ? [act(t(language, 'curation.act.ask'), { finding: id, act: 'ask' })] : []),
    act(t(language, 'curation.act.dismiss'), { finding: id, act: 'dismiss' }),
  ]);
}

function actions(id: string, elements: ActionsBlock['elements']): KnownBlock {
  return { type: 'actions', block_id: `finding:${id}`, elements };
}

function act(label: string, click: FindingClick): ReturnType<typeof button> {
  return button(`${FINDING_ACT}:${click.act}:${click.article ?? 0}`, label, JSON.stringify(click));
}

function pager({ page, state }: FindingPage, total: number, language: Language): KnownBlock[] {
  const pages = Math.ceil(total / FINDINGS_PAGE);
  const to = (id: string, label: string, value: FindingPage) =>
    button(`${PAGE_FINDINGS}:${id}`, label, JSON.stringify(value));
  const other = state === 'open' ? 'decided' : 'open';
  const turn = [
    ...(page > 0 ? [to('previous', t(language, 'slack.admin.previous'), { page: page - 1, state })] : []),
    ...(page + 1 < pages ? [to('next', t(language, 'slack.admin.next'), { page: page + 1, state })] : []),
    to('other', t(language, `curation.act.${other}`), { page: 0, state: other }),
  ];
  return [
    ...(pages > 1 ? [remark(t(language, 'slack.admin.page', { page: page + 1, pages, total }))] : []),
    { type: 'actions', block_id: 'finding_pages', elements: turn },
  ];
}
