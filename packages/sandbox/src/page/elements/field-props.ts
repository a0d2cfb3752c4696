import type { FieldValue } from '../state/form-context.ts';

/** What every field gets, so that any of them can stand in an input block or act at once. */
export interface FieldProps<E> {
  element: E;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  /** A choice was made, or Enter was pressed: the moment at which the bot may be told. */
  onDone: (value: FieldValue) => void;
  id: string;
  blockId: string;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean;
  required?: boolean;
  /** Whether the bot is told before anything is submitted, so that Enter does not submit. */
  dispatches?: boolean;
}

/** The accessibility attributes that every field shares. */
export function fieldAttributes<E>({ id, labelledBy, describedBy, invalid, required }: FieldProps<E>) {
  return {
    id,
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': invalid || undefined,
    'aria-required': required || undefined,
  };
}
