import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import { mrkdwn } from '../render/mrkdwn.ts';
import { escapeShort, shorten } from '../text/escape-slack-text.ts';

/** The callback of the shortcut and of its modal; the manifest names it as well. */
export const ASK_CALLBACK = 'ask_about_this';

const MAX_QUESTION = 3_000;

/** What the modal keeps of the message that it is about: `private_metadata` takes 3,000 characters. */
export const askedAbout = z.object({
  channelId: z.string(),
  threadTs: z.string(),
  /** The message itself, and who wrote it; a form that was opened by an earlier version says neither. */
  ts: z.string().optional(),
  authorId: z.string().optional(),
  /** It is one of ours. */
  own: z.boolean().optional(),
  text: z.string(),
  /** Names of the pictures and files of the message. */
  files: z.array(z.string()).default([]),
});
export type AskedAbout = z.output<typeof askedAbout>;

/** What a person entered. */
export const askValues = z.object({
  question: z.object({ question: z.object({ value: z.string().nullish() }) }),
  where: z.object({ where: z.object({ selected_option: z.object({ value: z.string() }).nullish() }) }),
});

/** The modal of "Ask about this": the message quoted, a question to edit, and where to answer. */
export function askView(language: Language, about: AskedAbout): ModalView {
  const option = (value: 'private' | 'thread') => ({
    text: { type: 'plain_text' as const, text: t(language, `slack.ask.${value}`) },
    value,
  });
  const quote = escapeShort(about.text, 1_500).replace(/^/gm, '>') || '>';
  return {
    type: 'modal',
    callback_id: ASK_CALLBACK,
    private_metadata: packed(about),
    title: { type: 'plain_text', text: t(language, 'slack.ask.title') },
    submit: { type: 'plain_text', text: t(language, 'slack.ask.submit') },
    close: { type: 'plain_text', text: t(language, 'slack.modal.close') },
    blocks: [
      { type: 'section', text: mrkdwn(quote) },
      {
        type: 'input',
        block_id: 'question',
        label: { type: 'plain_text', text: t(language, 'slack.ask.question') },
        element: {
          type: 'plain_text_input',
          action_id: 'question',
          multiline: true,
          max_length: MAX_QUESTION,
          ...(about.text.trim() === '' ? {} : { initial_value: shorten(about.text, MAX_QUESTION) }),
        },
      },
      {
        type: 'input',
        block_id: 'where',
        label: { type: 'plain_text', text: t(language, 'slack.ask.where') },
        element: {
          type: 'radio_buttons',
          action_id: 'where',
          initial_option: option('private'),
          options: [option('private'), option('thread')],
        },
      },
    ],
  };
}

function packed(about: AskedAbout): string {
  for (let length = about.text.length; ; length = Math.floor(length * 0.8)) {
    const text = JSON.stringify({ ...about, text: shorten(about.text, Math.max(1, length)) });
    if (text.length <= 3_000) return text;
  }
}
