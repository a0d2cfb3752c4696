import type { InputBlock } from '@slack/types';
import { ChoiceGroup } from './choice-group.tsx';
import { DateField } from './date-field.tsx';
import { ExternalMenu } from './external-menu.tsx';
import type { FieldProps } from './field-props.ts';
import { MultiMenu } from './multi-menu.tsx';
import { SelectMenu } from './select-menu.tsx';
import { TextField } from './text-field.tsx';

/** An element that holds a value. */
export type FieldElement = InputBlock['element'];

/** Shows the field for an element's type. */
export function FieldView({ element, ...rest }: FieldProps<FieldElement>) {
  switch (element.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
    case 'rich_text_input':
      return <TextField element={element} {...rest} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateField element={element} {...rest} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <ChoiceGroup element={element} {...rest} />;
    case 'external_select':
    case 'multi_external_select':
      return <ExternalMenu element={element} {...rest} />;
    case 'static_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return <SelectMenu element={element} {...rest} />;
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return <MultiMenu element={element} {...rest} />;
    default:
      return <p className="hint">Files cannot be added in the sandbox.</p>;
  }
}
