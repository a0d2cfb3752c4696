import type { KnownBlock } from '@slack/types';
import { CHECKLIST, type Checklist, type ChecklistStep, isComplete } from '../../admin/read-checklist.ts';
import { FIGURES, type FigureCount, type UsageFigure } from '../../admin/read-figures.ts';
import type { AdminFacts } from '../../admin/read-home.ts';
import type { WaitingHandoff } from '../../admin/read-open-handoffs.ts';
import { labelOf, type Roster } from '../../core/labelled.ts';
import type { Language } from '../../core/language.ts';
import { SUPPORT_TOPICS } from '../../handoff/topics.ts';
import { roleWords } from '../../handoff/writing.ts';
import { t } from '../../messages/t.ts';
import { mrkdwn } from '../render/mrkdwn.ts';
import { button } from '../render/render-controls.ts';
import { escapeShort } from '../text/escape-slack-text.ts';
import { dollars, heading, moment, paragraph, remark } from './admin-blocks.ts';
import { OPEN_AREA, settingsRows } from './settings-rows.ts';

/** What App Home shows an admin besides what it shows everybody. */
export interface AdminContent extends AdminFacts {
  /** Where permalinks begin: the workspace's address, ending in a slash. */
  workspaceUrl: string;
  roster: Roster;
  /** What step 4 asks; empty where nothing is known that would be answered. */
  example: string;
}

const NEVER_ZERO: readonly UsageFigure[] = [
  'turns',
  'answered',
  'refused',
  'handed_off',
  'up',
  'down',
  'opened',
  'closed',
  'cost',
];
const MAX_FIELDS = 10;

/** Draws what an admin sees first: figures, what is left to set up, and who waits. */
export function adminBlocks(content: AdminContent, language: Language): KnownBlock[] {
  return [
    ...figureBlocks(content, language),
    ...checklistBlocks(content, language),
    ...handoffBlocks(content, language),
  ];
}

/** Draws an admin's settings. */
export function adminSettingsBlocks(content: AdminContent, language: Language): KnownBlock[] {
  return settingsRows({ ...content, topics: content.roster.topics.length }, language);
}

function figureBlocks({ figures }: AdminContent, language: Language): KnownBlock[] {
  // Kinds of outcome that did not occur in two weeks are left out.
  const shown = FIGURES.filter(
    (figure) => NEVER_ZERO.includes(figure) || figures[figure].now + figures[figure].before > 0,
  );
  const fields = shown
    .slice(0, MAX_FIELDS + 2)
    .map((figure) => mrkdwn(figureText(figure, figures, language)));
  const advice = adviceOn(figures, language);
  return [
    heading(t(language, 'slack.admin.figures')),
    { type: 'section', fields: fields.slice(0, MAX_FIELDS) },
    ...(fields.length > MAX_FIELDS ? [{ type: 'section' as const, fields: fields.slice(MAX_FIELDS) }] : []),
    ...(advice === null ? [] : [remark(advice)]),
  ];
}

type Figures = Readonly<Record<UsageFigure, FigureCount>>;

/** Figures that are a part of others, with what they are a part of. */
const WHOLE: Partial<Record<UsageFigure, readonly UsageFigure[]>> = {
  answered: ['turns'],
  clarified: ['turns'],
  refused: ['turns'],
  handed_off: ['turns'],
  stopped: ['turns'],
  failed: ['turns'],
  up: ['up', 'down'],
  down: ['up', 'down'],
};

/** A figure, what part of its whole it is, and how it was the week before, once there was one. */
function figureText(figure: UsageFigure, figures: Figures, language: Language): string {
  const { now, before } = figures[figure];
  const word = (amount: number) =>
    figure === 'cost' ? dollars(amount, language) : new Intl.NumberFormat(language).format(amount);
  const share = shareOf(figure, figures);
  const part = share === null || now === 0 ? '' : ` · ${percent(share, language)}`;
  const trend = now > before ? '↑' : now < before ? '↓' : '→';
  const was =
    figures.turns.before === 0
      ? ''
      : `  ${trend} ${t(language, 'slack.admin.week_before', { before: word(before) })}`;
  return `${t(language, `slack.admin.figure.${figure}`)}\n*${word(now)}*${part}${was}`;
}

function shareOf(figure: UsageFigure, figures: Figures): number | null {
  const whole = (WHOLE[figure] ?? []).reduce((sum, one) => sum + figures[one].now, 0);
  return whole === 0 ? null : figures[figure].now / whole;
}

function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent' }).format(share);
}

/** From so many questions on a share of them says something. */
const MIN_TURNS = 10;
const MANY_REFUSED = 0.2;
const MANY_DISLIKED = 3;

/** What to do about the worst of the figures; null: nothing stands out. */
function adviceOn(figures: Figures, language: Language): string | null {
  const title = t(language, 'slack.home.triage');
  if (figures.failed.now > 0) return t(language, 'slack.admin.advice.failed');
  const refused = shareOf('refused', figures) ?? 0;
  if (figures.turns.now >= MIN_TURNS && refused >= MANY_REFUSED)
    return t(language, 'slack.admin.advice.refused', { percent: percent(refused, language), title });
  if (figures.down.now >= MANY_DISLIKED && figures.down.now > figures.up.now)
    return t(language, 'slack.admin.advice.down', { title });
  return null;
}

function checklistBlocks({ checklist, example }: AdminContent, language: Language): KnownBlock[] {
  if (isComplete(checklist)) return [];
  const next = CHECKLIST.find((step) => !checklist[step]);
  return [
    heading(t(language, 'slack.admin.checklist')),
    ...CHECKLIST.map((step) => {
      const line = `${checklist[step] ? '✅' : '⬜'}  ${t(language, `slack.admin.step.${step}`)}`;
      if (checklist[step] || (step === 'question' && example === '')) return paragraph(line);
      const said = step === 'question' ? `${line}\n_${escapeShort(example, 500)}_` : line;
      return paragraph(said, stepButton(step, { checklist, example, language, primary: step === next }));
    }),
  ];
}

/** Each step leads to where it is done; what it asks or opens travels in the value. */
function stepButton(
  step: ChecklistStep,
  given: { checklist: Checklist; example: string; language: Language; primary: boolean },
) {
  const { checklist, example, language, primary } = given;
  const named = step === 'lead' && checklist.leadChannel ? 'role' : step;
  const label = t(language, `slack.admin.step_button.${named}`);
  const style = primary ? 'primary' : undefined;
  if (step === 'question') return button('example:0', label, example, style);
  const opens = {
    source: 'connect',
    channel: 'channel',
    lead: `topic:${SUPPORT_TOPICS[0]}`,
    role: `role:${checklist.leadRole}`,
  };
  return button(OPEN_AREA, label, opens[named as keyof typeof opens], style);
}

function handoffBlocks({ handoffs, workspaceUrl, roster }: AdminContent, language: Language): KnownBlock[] {
  const more = (handoffs[0]?.total ?? 0) - handoffs.length;
  return [
    heading(t(language, 'slack.admin.handoffs')),
    ...(handoffs.length === 0 ? [remark(t(language, 'slack.admin.handoffs_none'))] : []),
    ...handoffs.map((handoff) => paragraph(waitingText(handoff, { language, workspaceUrl, roster }))),
    ...(more > 0 ? [remark(t(language, 'slack.admin.more', { count: more }))] : []),
  ];
}

function waitingText(
  handoff: WaitingHandoff,
  { language, workspaceUrl, roster }: { language: Language; workspaceUrl: string; roster: Roster },
): string {
  const { card } = handoff;
  const text = t(language, `slack.admin.waiting.${handoff.state}`, {
    asker: `<@${handoff.askerId}>`,
    since: moment(handoff.openedAt),
    topic: labelOf(roster.topics, handoff.topic, language),
    role: escapeShort(roleWords(language, handoff.role), 50),
    person: handoff.assigneeId === null ? '–' : `<@${handoff.assigneeId}>`,
  });
  if (card === null) return text;
  const link = `${workspaceUrl}archives/${card.channelId}/p${card.ts.replace('.', '')}`;
  return `${text} · <${link}|${t(language, 'slack.admin.thread')}>`;
}
