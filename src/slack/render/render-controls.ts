import type { Button, ConfirmationDialog, KnownBlock } from '@slack/types';
import type { Citation } from '../../core/citation.ts';
import type { Reply, ReplyAction, ReplyControl } from '../../core/reply.ts';
import { t } from '../../messages/t.ts';
import { escapeMrkdwn, escapeShort, shorten } from '../text/escape-slack-text.ts';
import { linkTo } from './link-marks.ts';
import { listSources } from './list-sources.ts';
import { mrkdwn } from './mrkdwn.ts';
import { type BlockPiece, LIMITS } from './piece.ts';

/** Draws what stands under a reply: choices, remarks, sources, what to ask next, and what can be done with it. */
export function renderControls(reply: Reply): BlockPiece[] {
  return [
    ...renderChoices(reply),
    ...renderNotes(reply.notes),
    ...renderSources(reply),
    ...renderSuggestions(reply),
    ...renderButtons(reply),
    ...renderActions(reply),
    ...renderFeedback(reply),
  ];
}

function renderChoices({ choices, turnId }: Reply): BlockPiece[] {
  if (turnId === null) return [];
  const buttons = choices.map((choice, at) =>
    button(`choose:${at}`, choice.label, askValue(turnId, choice.question, choice.label)),
  );
  const markdown = choices.map((choice) => `- ${choice.label}`);
  return inGroups(buttons, LIMITS.actions).map((elements, group) => ({
    blocks: [{ type: 'actions', elements }],
    markdown: markdown.slice(group * LIMITS.actions, (group + 1) * LIMITS.actions).join('\n'),
  }));
}

function renderNotes(notes: readonly string[]): BlockPiece[] {
  const texts = notes
    .filter((note) => note.trim() !== '')
    .map((note) => escapeShort(note, LIMITS.contextText));
  return inGroups(texts, LIMITS.contextElements).map((group) => ({
    blocks: [{ type: 'context', elements: group.map((text) => mrkdwn(text)) }],
    markdown: group.map((text) => `_${text}_`).join('\n\n'),
  }));
}

function renderSources({ citations, language }: Reply): BlockPiece[] {
  const sources = listSources(citations, language);
  if (sources.length === 0) return [];
  const lines = sources.map(({ marks, title, url }) => `${marks} ${linkTo(url, labelOf(title))}`);
  const texts = joinLines([`*${escapeMrkdwn(t(language, 'slack.sources'))}*`, ...lines], LIMITS.contextText);
  const markdown = sources.map(({ marks, title }) => `${marks} ${title}`).join('\n\n');
  return inGroups(texts, LIMITS.contextElements).map((group, at) => ({
    blocks: [{ type: 'context', elements: group.map((text) => mrkdwn(text)) }],
    markdown: at === 0 ? markdown : '',
  }));
}

/** `[n] title`, the title being a link where there is one. */
export function sourceLine({ n, title, url }: Citation): string {
  return `[${n}] ${linkTo(url, labelOf(title))}`;
}

function labelOf(title: string): string {
  return escapeShort(title.replace(/[\n|]/g, ' ').trim() || '–', 200);
}

function renderSuggestions({ suggestions, turnId }: Reply): BlockPiece[] {
  if (turnId === null) return [];
  const asked = suggestions.filter((suggestion) => suggestion.trim() !== '').slice(0, LIMITS.actions);
  if (asked.length === 0) return [];
  const elements = asked.map((text, at) => button(`suggest:${at}`, text, askValue(turnId, text, text)));
  return [{ blocks: [{ type: 'actions', elements }], markdown: '' }];
}

const BUTTONS = [
  'csv',
  'sources',
  'why',
  'refresh',
  'retry',
  'private_answer',
  'share',
  'handoff',
] as const satisfies ReplyControl[];

function renderButtons({ controls, citations, turnId, language }: Reply): BlockPiece[] {
  if (turnId === null) return [];
  const shown = BUTTONS.filter(
    (name) => controls.includes(name) && (name !== 'sources' || citations.length > 0),
  );
  if (shown.length === 0) return [];
  const elements = shown.map((name) => button(name, t(language, `slack.button.${name}`), turnId));
  return [{ blocks: [{ type: 'actions', elements }], markdown: '' }];
}

/** Buttons that belong to what the message is about, such as a handoff. */
function renderActions({ actions = [] }: Reply): BlockPiece[] {
  const buttons = actions.map((action) => ({
    ...button(action.name, action.label, action.value, action.style),
    ...(action.confirm === undefined ? {} : { confirm: drawConfirmation(action.confirm) }),
  }));
  return inGroups(buttons, LIMITS.actions).map((elements) => ({
    blocks: [{ type: 'actions', elements }],
    markdown: '',
  }));
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
function drawConfirmation({
  title,
  text,
  agree,
  cancel,
}: NonNullable<ReplyAction['confirm']>): ConfirmationDialog {
  const plain = (said: string, most: number) => ({ type: 'plain_text' as const, text: shorten(said, most) });
  return {
    title: plain(title, 100),
    text: plain(text, 300),
    confirm: plain(agree, 30),
    deny: plain(cancel, 30),
    style: 'primary',
  };
}

function renderFeedback({ controls, turnId, language }: Reply): BlockPiece[] {
  if (!controls.includes('feedback')) return [];
  const choice = (name: 'good' | 'bad') => ({
    text: {
      type: 'plain_text' as const,
      text: shorten(t(language, `slack.feedback.${name}`), LIMITS.buttonText),
    },
    value: `${name}:${turnId}`,
  });
  const block: KnownBlock = {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: choice('good'),
        negative_button: choice('bad'),
      },
    ],
  };
  return [{ blocks: [block], markdown: '' }];
}

/** What a button that asks carries: whose reply it stands under, what to ask, and how it was called. */
export interface AskValue {
  turnId: string;
  question: string;
  label: string;
}

/** Packs a question into a button's value, within its limit. */
export function askValue(turnId: string, question: string, label: string): string {
  const value: AskValue = { turnId, question, label: shorten(label, LIMITS.buttonText) };
  for (let length = Math.min(question.length, LIMITS.buttonValue); ; length = Math.floor(length * 0.9)) {
    const packed = JSON.stringify({ ...value, question: shorten(question, Math.max(1, length)) });
    if (packed.length <= LIMITS.buttonValue) return packed;
  }
}

/** A button within Slack's limits. */
export function button(actionId: string, label: string, value: string, style?: 'primary' | 'danger'): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: shorten(label.trim() || '–', LIMITS.buttonText), emoji: true },
    value,
    ...(style === undefined ? {} : { style }),
  };
}

function joinLines(lines: readonly string[], maxLength: number): string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= maxLength)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts;
}

function inGroups<Item>(items: readonly Item[], size: number): Item[][] {
  const groups: Item[][] = [];
  for (let from = 0; from < items.length; from += size) groups.push(items.slice(from, from + size));
  return groups;
}
