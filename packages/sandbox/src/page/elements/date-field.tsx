import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { type FieldProps, fieldAttributes } from './field-props.ts';

const KINDS = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local' } as const;

/** A field for a date (YYYY-MM-DD), a time (HH:mm) or both (seconds since 1970, as Slack has it). */
export function DateField(props: FieldProps<Datepicker | Timepicker | DateTimepicker>) {
  const { element, value, onChange, onDone } = props;
  const both = element.type === 'datetimepicker';
  const change = (text: string) => {
    const next = text === '' ? null : both ? String(Math.floor(new Date(text).getTime() / 1000)) : text;
    onChange(next);
    if (next !== null) onDone(next);
  };
  const text = typeof value === 'string' ? value : '';
  return (
    <input
      {...fieldAttributes(props)}
      {...(!props.labelledBy && { 'aria-label': labelOf(element) })}
      className="text-field date-field"
      type={KINDS[element.type]}
      value={both ? localDateTime(text) : text}
      onChange={(event) => change(event.target.value)}
    />
  );
}

function labelOf(element: Datepicker | Timepicker | DateTimepicker): string {
  const said = 'placeholder' in element ? element.placeholder?.text : undefined;
  return said ?? (element.type === 'timepicker' ? 'Time' : 'Date');
}

function localDateTime(seconds: string): string {
  if (seconds === '') return '';
  const date = new Date(Number(seconds) * 1000);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
