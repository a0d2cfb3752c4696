import { z } from 'zod';

/** Input states of a form, by block and action. */
export type FormValues = Record<string, Record<string, unknown>>;

const textState = z.object({ value: z.string().nullish() });
const personState = z.object({ selected_user: z.string().nullish() });

/** All that was written into the text inputs of a form, in their order, one after the other. */
export function readFormText(values: FormValues): string {
  return Object.keys(values)
    .sort()
    .map((block) => textState.safeParse(values[block]?.text).data?.value ?? '')
    .filter((text) => text.trim() !== '')
    .join('\n')
    .trim();
}

/** Who was chosen in a form; null when nobody was. */
export function readPerson(values: FormValues): string | null {
  return personState.safeParse(values.person?.person).data?.selected_user ?? null;
}
