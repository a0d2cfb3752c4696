import type { HomeView, KnownBlock } from '@slack/types';
import type { HomeFacts } from '../../admin/read-home.ts';
import { LANGUAGES, type Language } from '../../core/language.ts';
import type { HandoffState } from '../../handoff/handoff.ts';
import { t } from '../../messages/t.ts';
import type { SuggestedPrompt } from '../../turn/suggest-prompts.ts';
import { button } from '../render/render-controls.ts';
import { escapeShort, shorten } from '../text/escape-slack-text.ts';
import { heading, moment, option, paragraph } from './admin-blocks.ts';
import { type AdminContent, adminBlocks, adminSettingsBlocks } from './admin-home-blocks.ts';
import { findingsSection } from './finding-blocks.ts';
import { triageSection } from './triage-blocks.ts';

/** What App Home shows a person. */
export interface HomeContent extends Omit<HomeFacts, 'admin'> {
  language: Language;
  /** What they chose; null: as they write. */
  preference: Language | null;
  privateByDefault: boolean;
  prompts: SuggestedPrompt[];
  /** Null: they may not administer. */
  admin: AdminContent | null;
}

/** The value of the menu entry that means "no preference". */
export const AUTOMATIC = 'auto';
/** The switch for private answers; its value is what it will be. */
export const PREFER_PRIVATE = 'prefer_private';

/** https://docs.slack.dev/surfaces/app-home */
const MAX_BLOCKS = 100;

/** What a person made of a question counts more than what the bot did; what was taken back does not. */
const BY_PERSON: Partial<Record<HandoffState, 'handed_off' | 'settled' | 'declined'>> = {
  open: 'handed_off',
  taken: 'handed_off',
  answered: 'settled',
  resolved: 'settled',
  declined: 'declined',
};

/** Draws App Home: for admins what needs them, for everyone what the bot can do for them and did, and their preferences. */
export function homeView(content: HomeContent): HomeView {
  const { language, admin, triage, findings } = content;
  const divider: KnownBlock = { type: 'divider' };
  const blocks = [
    ...(admin === null ? [] : adminBlocks(admin, language)),
    ...(triage.groups.length === 0 ? [] : triageSection(triage, language)),
    ...(admin === null && findings.total + findings.decided === 0 ? [] : findingsSection(findings, language)),
    ...(admin === null ? [] : [...adminSettingsBlocks(admin, language), divider]),
    heading(t(language, 'slack.home.title')),
    paragraph(t(language, 'slack.home.intro')),
    heading(t(language, 'slack.home.examples')),
    ...examples(content.prompts),
    ...ownHandoffs(content),
    heading(t(language, 'slack.home.recent')),
    ...recent(content),
    divider,
    languageMenu(content),
    privacySwitch(content),
  ];
  return { type: 'home', blocks: blocks.slice(0, MAX_BLOCKS) };
}

function examples(prompts: readonly SuggestedPrompt[]): KnownBlock[] {
  return prompts
    .slice(0, 3)
    .map(({ title, message }, at) =>
      paragraph(escapeShort(message, 500), button(`example:${at}`, title, shorten(message, 2_000))),
    );
}

function ownHandoffs({ handoffs, language }: HomeContent): KnownBlock[] {
  if (handoffs.length === 0) return [];
  return [
    heading(t(language, 'slack.home.own_handoffs')),
    ...handoffs.map(({ id, question, state, openedAt }) => {
      const waiting = t(language, `slack.home.own_waiting.${state}`, { since: moment(openedAt) });
      const text = `${oneLine(question ?? '')}\n_${waiting}_`;
      const withdraw = button(
        'handoff_withdraw',
        t(language, 'slack.home.not_needed'),
        JSON.stringify({ h: id, d: null }),
      );
      return paragraph(text, state === 'open' || state === 'taken' ? withdraw : undefined);
    }),
  ];
}

function recent({ recent: questions, language }: HomeContent): KnownBlock[] {
  if (questions.length === 0) return [paragraph(t(language, 'slack.home.nothing_yet'))];
  return questions.map(({ question, outcome, handoff, startedAt, rating }) => {
    const state = t(
      language,
      `slack.home.outcome.${(handoff && BY_PERSON[handoff]) ?? outcome ?? 'under_way'}`,
    );
    const mark = rating === null ? '' : rating > 0 ? ' · 👍' : ' · 👎';
    return paragraph(`${oneLine(question)}\n_${state} · ${moment(startedAt)}_${mark}`);
  });
}

function languageMenu({ language, preference }: HomeContent): KnownBlock {
  const automatic = option(AUTOMATIC, t(language, 'slack.home.language_automatic'));
  const options = [automatic, ...LANGUAGES.map((code) => option(code, nameOf(code)))];
  return {
    block_id: 'language',
    ...paragraph(t(language, 'slack.home.language'), {
      type: 'static_select',
      action_id: 'language',
      options,
      initial_option: options.find((one) => one.value === preference) ?? automatic,
    }),
  };
}

function privacySwitch({ language, privateByDefault }: HomeContent): KnownBlock {
  const state = privateByDefault ? 'on' : 'off';
  const to = privateByDefault ? 'off' : 'on';
  return paragraph(
    t(language, `slack.home.private.${state}`),
    button(PREFER_PRIVATE, t(language, `slack.home.switch.${to}`), to),
  );
}

/** A language's name for itself. */
function nameOf(code: Language): string {
  return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
}

function oneLine(text: string): string {
  return escapeShort(text.replace(/\s+/g, ' ') || '–', 300);
}
