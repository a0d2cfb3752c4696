import type { HomeView, KnownBlock } from '@slack/types';
import { say } from '../../core/catalogue.ts';
import { LANGUAGES, type Language } from '../../core/language.ts';
import type { SuggestedPrompt } from '../../turn/suggest-prompts.ts';
import type { RecentQuestion } from '../home/read-recent-questions.ts';
import { button } from '../render/render-controls.ts';
import { escapeShort, shorten } from '../text/escape-slack-text.ts';

/** What App Home shows a person. */
export interface HomeContent {
  language: Language;
  /** What they chose; null: as they write. */
  preference: Language | null;
  prompts: SuggestedPrompt[];
  recent: RecentQuestion[];
}

/** The value of the menu entry that means "no preference". */
export const AUTOMATIC = 'auto';

/** Draws App Home: what the bot can do, three examples, what the person asked lately, and their language. */
export function homeView(content: HomeContent): HomeView {
  const { language } = content;
  return {
    type: 'home',
    blocks: [
      header(say(language, 'slack.home.title')),
      section(say(language, 'slack.home.intro')),
      header(say(language, 'slack.home.examples')),
      ...examples(content.prompts),
      header(say(language, 'slack.home.recent')),
      ...recent(content),
      { type: 'divider' },
      languageMenu(content),
    ],
  };
}

function examples(prompts: readonly SuggestedPrompt[]): KnownBlock[] {
  return prompts.slice(0, 3).map(({ title, message }, at) => ({
    type: 'section',
    text: { type: 'mrkdwn', text: escapeShort(message, 500) },
    accessory: button(`example:${at}`, title, shorten(message, 2_000)),
  }));
}

function recent({ recent: questions, language }: HomeContent): KnownBlock[] {
  if (questions.length === 0) return [section(say(language, 'slack.home.nothing_yet'))];
  return questions.map(({ question, outcome, startedAt }) => {
    const seconds = Math.floor(startedAt.getTime() / 1000);
    const when = `<!date^${seconds}^{date_short_pretty} {time}|${startedAt.toISOString()}>`;
    const state = say(language, 'slack.home.outcome', { outcome: outcome ?? 'open' });
    return section(`${escapeShort(question.replace(/\s+/g, ' ') || '–', 300)}\n_${state} · ${when}_`);
  });
}

function languageMenu({ language, preference }: HomeContent): KnownBlock {
  const automatic = option(AUTOMATIC, say(language, 'slack.home.language_automatic'));
  const options = [automatic, ...LANGUAGES.map((code) => option(code, nameOf(code)))];
  return {
    type: 'section',
    block_id: 'language',
    text: { type: 'mrkdwn', text: say(language, 'slack.home.language') },
    accessory: {
      type: 'static_select',
      action_id: 'language',
      options,
      initial_option: options.find((one) => one.value === preference) ?? automatic,
    },
  };
}

function option(value: string, text: string) {
  return { text: { type: 'plain_text' as const, text }, value };
}

/** A language's name for itself. */
function nameOf(code: Language): string {
  return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
}

function header(text: string): KnownBlock {
  return { type: 'header', text: { type: 'plain_text', text } };
}

function section(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}
