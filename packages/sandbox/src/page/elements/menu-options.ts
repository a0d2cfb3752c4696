import type { ConversationsSelect, MultiSelect, PlainTextOption, Select } from '@slack/types';
import { displayName, type Workspace } from '../state/workspace-context.ts';

/** One thing to choose; `label` may contain `:emoji:` names. */
export interface MenuOption {
  value: string;
  label: string;
  description?: string;
}

/** Options under a common heading; a menu without headings has one group without a label. */
export interface MenuGroup {
  label?: string;
  options: MenuOption[];
}

/** Turns Slack's option objects into menu options. */
export function fromSlackOptions(options: PlainTextOption[]): MenuOption[] {
  return options.map((option) => ({
    value: option.value ?? '',
    label: option.text.text,
    ...(option.description && { description: option.description.text }),
  }));
}

/** Lists what a menu offers: the bot's options, or the people and channels that one can see. */
export function menuGroups(element: Select | MultiSelect, workspace: Workspace): MenuGroup[] {
  switch (element.type) {
    case 'users_select':
    case 'multi_users_select':
      return [
        { options: workspace.people.map((person) => ({ value: person.id, label: displayName(person) })) },
      ];
    case 'channels_select':
    case 'multi_channels_select':
      return [{ options: channelOptions(workspace, ['public']) }];
    case 'conversations_select':
    case 'multi_conversations_select':
      return [{ options: channelOptions(workspace, wantedKinds(element.filter)) }];
    case 'static_select':
    case 'multi_static_select':
      return element.option_groups
        ? element.option_groups.map((group) => ({
            label: group.label.text,
            options: fromSlackOptions(group.options),
          }))
        : [{ options: fromSlackOptions(element.options ?? []) }];
    default:
      return [];
  }
}

/** The kinds of conversation that a menu's filter lets through; the only DM here is the one with the bot. */
function wantedKinds(filter: ConversationsSelect['filter']): string[] {
  const names = { public: 'public', private: 'private', im: 'dm', mpim: undefined } as const;
  const asked = filter?.include?.map((kind) => names[kind]) ?? ['public', 'private', 'dm'];
  return asked.filter(
    (kind) => kind !== undefined && !(kind === 'dm' && filter?.exclude_bot_users),
  ) as string[];
}

function channelOptions(workspace: Workspace, kinds: string[]): MenuOption[] {
  return workspace.channels
    .filter((channel) => kinds.includes(channel.kind))
    .map((channel) => ({
      value: channel.id,
      label: channel.kind === 'dm' ? workspace.bot.name : `#${channel.name}`,
    }));
}
