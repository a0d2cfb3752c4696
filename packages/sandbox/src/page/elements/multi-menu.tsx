import type {
  MultiChannelsSelect,
  MultiConversationsSelect,
  MultiStaticSelect,
  MultiUsersSelect,
} from '@slack/types';
import { useState } from 'react';
import { useWorkspace } from '../state/workspace-context.ts';
import { plainEmoji } from '../text/plain-emoji.ts';
import type { FieldProps } from './field-props.ts';
import { menuGroups } from './menu-options.ts';

type MultiElement = MultiStaticSelect | MultiUsersSelect | MultiChannelsSelect | MultiConversationsSelect;

const FILTER_FROM = 8;

/** A menu to choose several things from: a list of check boxes that unfolds, with a filter when it is long. */
export function MultiMenu(props: FieldProps<MultiElement>) {
  const { element, value, onChange, onDone, id } = props;
  const [filter, setFilter] = useState('');
  const options = menuGroups(element, useWorkspace()).flatMap((group) => group.options);
  const chosen = Array.isArray(value) ? value : [];
  const full = element.max_selected_items !== undefined && chosen.length >= element.max_selected_items;
  const names = options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
  const shown = options.filter((option) => option.label.toLowerCase().includes(filter.toLowerCase()));
  const toggle = (option: string, on: boolean) => {
    const next = on ? [...chosen, option] : chosen.filter((each) => each !== option);
    onChange(next);
    onDone(next);
  };
  return (
    <details className="multi-menu">
      <summary id={id} aria-describedby={props.describedBy} className="select">
        {names.length > 0 ? names.map(plainEmoji).join(', ') : (element.placeholder?.text ?? 'Choose any…')}
      </summary>
      {options.length > FILTER_FROM && (
        <input
          type="search"
          className="text-field"
          placeholder="Filter"
          aria-label="Filter the choices"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      <fieldset className="choices" aria-labelledby={props.labelledBy}>
        {shown.map((option) => (
          <label key={option.value} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              disabled={full && !chosen.includes(option.value)}
              onChange={(event) => toggle(option.value, event.target.checked)}
            />
            <span dir="auto">
              {plainEmoji(option.label)}
              {option.description && <span className="hint"> {plainEmoji(option.description)}</span>}
            </span>
          </label>
        ))}
        {shown.length === 0 && <p className="hint">Nothing matches “{filter}”.</p>}
      </fieldset>
    </details>
  );
}
