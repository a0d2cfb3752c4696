import type { Checkboxes, RadioButtons } from '@slack/types';
import { TextObjectView } from '../blocks/text-object.tsx';
import type { FieldProps } from './field-props.ts';

/** A group of check boxes or radio buttons. */
export function ChoiceGroup(props: FieldProps<Checkboxes | RadioButtons>) {
  const { element, value, onChange, onDone, id } = props;
  const many = element.type === 'checkboxes';
  const chosen = Array.isArray(value) ? value : value ? [value] : [];
  const toggle = (option: string, on: boolean) => {
    const next = many
      ? element.options
          .map((each) => each.value ?? '')
          .filter((each) => (each === option ? on : chosen.includes(each)))
      : option;
    onChange(next);
    onDone(next);
  };
  return (
    <fieldset
      className="choices"
      aria-labelledby={props.labelledBy}
      aria-label={props.labelledBy ? undefined : 'Choices'}
      aria-describedby={props.describedBy}
    >
      {element.options.map((option) => (
        <label key={option.value} className="choice">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={id}
            checked={chosen.includes(option.value ?? '')}
            onChange={(event) => toggle(option.value ?? '', event.target.checked)}
            aria-invalid={props.invalid || undefined}
          />
          <span>
            <TextObjectView text={option.text} />
            {option.description && <span className="hint">{option.description.text}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
