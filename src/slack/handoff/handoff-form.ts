import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { Language } from '../../core/language.ts';
import type { MessageKey } from '../../messages/catalogue.ts';
import { t } from '../../messages/t.ts';
import { plain } from '../render/plain.ts';
import { shorten } from '../text/escape-slack-text.ts';

/** The most that one input takes: https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const MAX_INPUT = 3_000;
const MAX_LABEL = 2_000;

/** What a form keeps: its handoff, where its outcome is posted, the thread it was opened in, and a survey's score. */
const handoffFormMetadata = z.object({
  handoffId: z.string(),
  channelId: z.string().optional(),
  threadTs: z.string().optional(),
  line: z.string().optional(),
  score: z.number().optional(),
});
export type HandoffFormMetadata = z.output<typeof handoffFormMetadata>;

/** Reads what a form keeps; null when it is no form about a handoff. */
export function readFormMetadata(metadata: string): HandoffFormMetadata | null {
  try {
    return handoffFormMetadata.parse(JSON.parse(metadata));
  } catch {
    return null;
  }
}

/** Which form it is; with a prefix, its callback. */
export const HANDOFF_FORMS = ['edit', 'decline', 'assign', 'resolve', 'survey'] as const;
export type HandoffForm = (typeof HANDOFF_FORMS)[number];

/** The callback of a form. */
export function callbackOf(form: HandoffForm): string {
  return `handoff_form_${form}`;
}

/** A form about a handoff. */
export function handoffFormView(
  form: HandoffForm,
  given: { language: Language; metadata: HandoffFormMetadata; submit: MessageKey; blocks: KnownBlock[] },
): ModalView {
  const { language, metadata, submit, blocks } = given;
  return {
    type: 'modal',
    callback_id: callbackOf(form),
    private_metadata: JSON.stringify(metadata),
    title: plain(t(language, `slack.handoff.${form}.title`)),
    submit: plain(t(language, submit)),
    close: plain(t(language, 'slack.modal.close')),
    blocks,
  };
}

/** An input for a longer text. */
export function textInput(
  blockId: string,
  given: { label: string; initial?: string; hint?: string; optional?: boolean },
): InputBlock {
  const { label, initial = '', hint, optional = false } = given;
  return {
    type: 'input',
    block_id: blockId,
    optional,
    label: plain(shorten(label, MAX_LABEL)),
    ...(hint === undefined ? {} : { hint: plain(shorten(hint, MAX_LABEL)) }),
    element: {
      type: 'plain_text_input',
      action_id: 'text',
      multiline: true,
      max_length: MAX_INPUT,
      ...(initial.trim() === '' ? {} : { initial_value: shorten(initial, MAX_INPUT) }),
    },
  };
}

/** A line that only tells something. */
export function remark(text: string): KnownBlock {
  return { type: 'section', text: plain(text) };
}
