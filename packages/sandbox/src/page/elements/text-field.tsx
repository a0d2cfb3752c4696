import type { EmailInput, NumberInput, PlainTextInput, RichTextInput, URLInput } from '@slack/types';
import { type FieldProps, fieldAttributes } from './field-props.ts';

type TextElement = PlainTextInput | EmailInput | URLInput | NumberInput | RichTextInput;

const KINDS = {
  email_text_input: { type: 'email', inputMode: 'email' },
  url_text_input: { type: 'url', inputMode: 'url' },
  number_input: { type: 'text', inputMode: 'decimal' },
  plain_text_input: { type: 'text', inputMode: 'text' },
} as const;

/** A field for text, an address, a number, or several lines. */
export function TextField(props: FieldProps<TextElement>) {
  const { element, value, onChange, onDone } = props;
  const dispatchesOn = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const shared = {
    ...fieldAttributes(props),
    className: 'text-field',
    dir: 'auto',
    value: typeof value === 'string' ? value : '',
    placeholder: element.placeholder?.text,
    'data-autofocus': element.focus_on_load || undefined,
    ...('max_length' in element && element.max_length && { maxLength: element.max_length }),
  } as const;
  if (element.type === 'rich_text_input' || (element.type === 'plain_text_input' && element.multiline)) {
    return <textarea {...shared} rows={4} onChange={(event) => onChange(event.target.value)} />;
  }
  return (
    <input
      {...shared}
      {...KINDS[element.type]}
      autoComplete="off"
      onChange={(event) => {
        onChange(event.target.value);
        if (dispatchesOn.includes('on_character_entered')) onDone(event.target.value);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || !props.dispatches) return;
        event.preventDefault();
        if (dispatchesOn.includes('on_enter_pressed')) onDone(event.currentTarget.value);
      }}
    />
  );
}
