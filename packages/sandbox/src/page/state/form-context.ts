import { createContext, useContext, useState } from 'react';
import type { ViewState, ViewValues } from '../client/person-types.ts';

/** What a field holds: text, an id, an option's value or a date; a list where many may be chosen. */
export type FieldValue = string | string[] | null;

/** What has been filled in on one surface (a message, a modal, App Home) and what is wrong with it. */
export interface Form {
  values: ViewValues;
  set: (blockId: string, actionId: string, value: FieldValue) => void;
  errors: Record<string, string>;
}

const FormContext = createContext<Form | undefined>(undefined);

/** Hands the form to the blocks below it. */
export const FormProvider = FormContext.Provider;

/** Gives the form of the surface one is in. */
export const useForm = (): Form | undefined => useContext(FormContext);

/** Creates a surface's form, with what is filled in already; `errors` are shown at the fields, by block id. */
export function useNewForm({
  errors = {},
  state,
}: {
  errors?: Record<string, string>;
  state?: ViewState | undefined;
} = {}): Form {
  const [values, setValues] = useState<ViewValues>(() => filledIn(state));
  return {
    values,
    errors,
    set: (blockId, actionId, value) =>
      setValues((all) => ({ ...all, [blockId]: { ...all[blockId], [actionId]: value } })),
  };
}

/** Reads what a field holds: what was filled in, else what the bot began it with. */
export function readField(
  values: ViewValues,
  blockId: string,
  element: { action_id?: string; type: string },
): FieldValue {
  const filled = values[blockId]?.[element.action_id ?? ''];
  return filled === undefined ? initialValue(element as Record<string, unknown>) : (filled as FieldValue);
}

/** What the server knows to be filled in; a field in which nothing is keeps what the bot begins it with. */
function filledIn(state: ViewState | undefined): ViewValues {
  const filled: ViewValues = {};
  for (const [block, actions] of Object.entries(state?.values ?? {})) {
    for (const [action, { type, ...reported }] of Object.entries(actions)) {
      const value = toFieldValue(Object.values(reported)[0]);
      if (value !== null && type !== 'rich_text_input') filled[block] = { ...filled[block], [action]: value };
    }
  }
  return filled;
}

function toFieldValue(reported: unknown): FieldValue {
  if (reported === null || reported === undefined) return null;
  if (Array.isArray(reported))
    return reported.map((one) => toFieldValue(one)).filter((one) => typeof one === 'string');
  return typeof reported === 'object' ? ((reported as { value?: string }).value ?? null) : String(reported);
}

/** Finds what the bot began an element with, in the form that a submission uses. */
export function initialValue(element: Record<string, unknown>): FieldValue {
  const optionValue = (option: unknown) => (option as { value?: string }).value ?? '';
  if (Array.isArray(element.initial_options)) return element.initial_options.map(optionValue);
  if (element.initial_option) return optionValue(element.initial_option);
  if (element.type === 'rich_text_input') return '';
  for (const [name, value] of Object.entries(element)) {
    if (!name.startsWith('initial_')) continue;
    return Array.isArray(value) ? value.map(String) : String(value);
  }
  return null;
}
