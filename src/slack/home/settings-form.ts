import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { Labelled } from '../../core/labelled.ts';
import type { Language } from '../../core/language.ts';
import type { Setting, SettingFamily } from '../../core/settings.ts';
import { t } from '../../messages/t.ts';
import { plain } from '../render/plain.ts';
import { escapeShort, shorten } from '../text/escape-slack-text.ts';
import { areaName, paragraph } from './admin-blocks.ts';
import { listState } from './admin-list.ts';
import type { FaultName } from './fault-text.ts';

/** What a form keeps of how it was opened; the version is the one that the admin saw. */
export const formMetadata = z.object({
  subject: z.string(),
  version: z.number().int(),
  /** The list underneath, to be drawn again once the form is applied. */
  list: listState.optional(),
  /** The current channel, where the admin cannot see it: a menu cannot show it to them, and an empty one keeps it. */
  hidden: z.string().optional(),
});
export type FormMetadata = z.output<typeof formMetadata>;

/** What a form shows. */
export interface FormContent<Family extends SettingFamily> {
  language: Language;
  metadata: FormMetadata;
  /** What it is about, in words; empty where that is one of its fields, or nothing. */
  about: string;
  value: Setting<Family>;
  /** Roles and user groups to choose from. */
  roles: readonly string[];
  /** Agents to switch on and off. */
  agents: readonly Labelled[];
  groups: readonly { handle: string; name: string }[];
  /** What holds at the moment in the place that the form is about, a line each. */
  effective: readonly string[];
}

/** The form of one family: its fields have the keys of the setting as block ids. */
export interface SettingForm<Family extends SettingFamily> {
  family: Family;
  /** Set: what it is about is entered in the form, under `name`, where it is new. */
  named?: true;
  /** The field at which is said what concerns the whole form. */
  first: string;
  fields(content: FormContent<Family>): KnownBlock[];
  /** Which fault is said at a field whose value does not fit. */
  faults: Partial<Record<string, FaultName>>;
  /** Brings what was entered into the setting's form where a field shows it otherwise. */
  adapt?(entered: Entered): Entered;
}

/** What was entered, by field. */
export type Entered = Record<string, unknown>;

/** The callback of a family's form. */
export function callbackOf(family: SettingFamily): string {
  return `settings:${family}`;
}

/** Draws a form. */
export function settingsFormView<Family extends SettingFamily>(
  form: SettingForm<Family>,
  content: FormContent<Family>,
): ModalView {
  const { language, metadata } = content;
  return {
    type: 'modal',
    callback_id: callbackOf(form.family),
    private_metadata: JSON.stringify(metadata),
    title: plain(shorten(areaName(language, form.family), 24)),
    submit: plain(t(language, 'slack.admin.save')),
    close: plain(t(language, 'slack.modal.close')),
    blocks: [
      ...(content.about === '' ? [] : [paragraph(`*${escapeShort(content.about, 80)}*`)]),
      ...form.fields(content),
    ],
  };
}

const state = z.looseObject({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: z.looseObject({ value: z.string() }).nullish(),
  selected_options: z.array(z.looseObject({ value: z.string() })).optional(),
  selected_conversation: z.string().nullish(),
  selected_time: z.string().nullish(),
});

/** Reads what was entered; numbers as numbers, an empty field as null. */
export function readEntered(values: Record<string, Record<string, unknown>>): Entered {
  const entries = Object.entries(values).flatMap(([blockId, actions]) => {
    const parsed = state.safeParse(Object.values(actions)[0]);
    return parsed.success ? [[keyOf(blockId), valueIn(parsed.data)] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The setting's key that a block is about. */
export function keyOf(blockId: string): string {
  return blockId.split(':')[0]!;
}

function valueIn(entered: z.output<typeof state>): unknown {
  switch (entered.type) {
    case 'number_input':
      return entered.value == null || entered.value === '' ? null : Number(entered.value);
    case 'static_select':
    case 'radio_buttons':
      return entered.selected_option?.value ?? null;
    case 'checkboxes':
    case 'multi_static_select':
      return (entered.selected_options ?? []).map((each) => each.value);
    case 'conversations_select':
      return entered.selected_conversation ?? null;
    case 'timepicker':
      return entered.selected_time ?? null;
    default:
      return entered.value?.trim() ?? null;
  }
}
