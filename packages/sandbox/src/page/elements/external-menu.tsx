import type { ExternalSelect, MultiExternalSelect } from '@slack/types';
import { useEffect, useRef, useState } from 'react';
import { useActionTarget } from '../state/action-context.ts';
import { plainEmoji } from '../text/plain-emoji.ts';
import { type FieldProps, fieldAttributes } from './field-props.ts';
import { fromSlackOptions, type MenuOption } from './menu-options.ts';

const PAUSE_MS = 200;

/** A menu whose options the bot supplies while one types (Slack's default: from the third character on). */
export function ExternalMenu(props: FieldProps<ExternalSelect | MultiExternalSelect>) {
  const { element, value, onChange, onDone, blockId } = props;
  const [query, setQuery] = useState('');
  const options = useExternalOptions(element, blockId, query);
  const seen = useRef(new Map(initialOptions(element).map((option) => [option.value, option])));
  for (const option of options) seen.current.set(option.value, option);
  const many = element.type === 'multi_external_select';
  const chosen = Array.isArray(value) ? value : value ? [value] : [];
  const choose = (option: string, on: boolean) => {
    const next = many ? (on ? [...chosen, option] : chosen.filter((each) => each !== option)) : option;
    onChange(next);
    onDone(next);
  };
  return (
    <div className="external-menu">
      <input
        {...fieldAttributes(props)}
        {...(!props.labelledBy && { 'aria-label': element.placeholder?.text ?? 'Search' })}
        type="search"
        className="text-field"
        dir="auto"
        placeholder={element.placeholder?.text ?? 'Type to search…'}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {(options.length > 0 || chosen.length > 0) && (
        <fieldset className="choices" aria-labelledby={props.labelledBy}>
          {merge(options, chosen, seen.current).map((option) => (
            <label key={option.value} className="choice">
              <input
                type={many ? 'checkbox' : 'radio'}
                name={`${props.id}-options`}
                checked={chosen.includes(option.value)}
                onChange={(event) => choose(option.value, event.target.checked)}
              />
              <span dir="auto">{plainEmoji(option.label)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** What was chosen stays in sight while the search has moved on. */
function merge(options: MenuOption[], chosen: string[], seen: Map<string, MenuOption>): MenuOption[] {
  const missing = chosen.filter((value) => !options.some((option) => option.value === value));
  return [...missing.map((value) => seen.get(value) ?? { value, label: value }), ...options];
}

function initialOptions(element: ExternalSelect | MultiExternalSelect): MenuOption[] {
  const initial =
    element.type === 'external_select' ? [element.initial_option ?? []].flat() : element.initial_options;
  return fromSlackOptions(initial ?? []);
}

function useExternalOptions(
  element: ExternalSelect | MultiExternalSelect,
  blockId: string,
  query: string,
): MenuOption[] {
  const target = useActionTarget();
  const [options, setOptions] = useState<MenuOption[]>([]);
  const actionId = element.action_id ?? '';
  const least = element.min_query_length ?? 3;
  useEffect(() => {
    if (query.length < least || !target) return;
    let current = true;
    const timer = setTimeout(() => {
      target.options({ block_id: blockId, action_id: actionId, value: query }).then(
        (answer) => {
          const all = answer.options ?? answer.option_groups?.flatMap((group) => group.options) ?? [];
          if (current) setOptions(fromSlackOptions(all));
        },
        () => current && setOptions([]),
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query, least, target, blockId, actionId]);
  return options;
}
