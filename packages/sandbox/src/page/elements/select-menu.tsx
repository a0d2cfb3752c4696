import type { ChannelsSelect, ConversationsSelect, StaticSelect, UsersSelect } from '@slack/types';
import { useWorkspace } from '../state/workspace-context.ts';
import { plainEmoji } from '../text/plain-emoji.ts';
import { type FieldProps, fieldAttributes } from './field-props.ts';
import { type MenuOption, menuGroups } from './menu-options.ts';

/** A menu to choose one thing from; the browser's own, which works with any keyboard and on any phone. */
export function SelectMenu(
  props: FieldProps<StaticSelect | UsersSelect | ChannelsSelect | ConversationsSelect>,
) {
  const { element, value, onChange, onDone } = props;
  const groups = menuGroups(element, useWorkspace());
  const placeholder = element.placeholder?.text ?? 'Choose…';
  return (
    <select
      {...fieldAttributes(props)}
      {...(!props.labelledBy && { 'aria-label': placeholder })}
      className="select"
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => {
        onChange(event.target.value);
        onDone(event.target.value);
      }}
    >
      <option value="" disabled hidden>
        {plainEmoji(placeholder)}
      </option>
      {groups.map((group, index) =>
        group.label ? (
          <optgroup key={group.label} label={plainEmoji(group.label)}>
            {group.options.map(renderOption)}
          </optgroup>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group without a name is its place
          <OptionList key={index} options={group.options} />
        ),
      )}
    </select>
  );
}

function OptionList({ options }: { options: MenuOption[] }) {
  return options.map(renderOption);
}

function renderOption(option: MenuOption) {
  return (
    <option key={option.value} value={option.value}>
      {plainEmoji(option.label)}
      {option.description && ` · ${plainEmoji(option.description)}`}
    </option>
  );
}
