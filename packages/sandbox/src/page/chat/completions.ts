import { displayName, type Workspace } from '../state/workspace-context.ts';
import { searchEmoji } from '../text/emoji-names.ts';

/** One way to complete what is being typed: `insert` replaces the text from `from` to the cursor. */
export interface Completion {
  id: string;
  sign: string;
  label: string;
  detail: string;
  insert: string;
}

/** What is being completed, and with what. */
export interface Completing {
  from: number;
  choices: Completion[];
}

const MOST = 8;

type Around = Pick<Workspace, 'people' | 'bot' | 'channels' | 'commands'>;

/** Finds what the text before the cursor may become: a command at its very start, else a name or an emoji. */
export function findCompletions(text: string, cursor: number, around: Around): Completing | undefined {
  const before = text.slice(0, cursor);
  const command = /^\/(\S*)$/.exec(before);
  if (command) return { from: 0, choices: commandChoices(command[1] ?? '', around) };
  const token = /(?:^|[\s(])([@#:])([^\s@#:]*(?: [^\s@#:]*)?)$/u.exec(before);
  if (!token) return undefined;
  const [, sign, query = ''] = token;
  const from = before.length - query.length - 1;
  const choices = choicesFor(sign as '@' | '#' | ':', query.toLowerCase(), around);
  return choices.length > 0 ? { from, choices } : undefined;
}

function choicesFor(sign: '@' | '#' | ':', query: string, around: Around): Completion[] {
  if (sign === '@') return nameChoices(query, around);
  if (query.includes(' ')) return [];
  return sign === '#' ? channelChoices(query, around) : emojiChoices(query);
}

function commandChoices(query: string, { commands }: Around): Completion[] {
  return commands
    .filter(({ command }) => command.toLowerCase().startsWith(`/${query.toLowerCase()}`))
    .slice(0, MOST)
    .map(({ command, description, usage_hint: usage }) => ({
      ...{ id: command, sign: '/', label: `${command} ${usage ?? ''}`.trim() },
      ...{ detail: description ?? '', insert: `${command} ` },
    }));
}

function nameChoices(query: string, { people, bot }: Around): Completion[] {
  const all = [
    { id: bot.id, label: bot.name, detail: 'app' },
    ...people.map((person) => ({
      id: person.id,
      label: displayName(person),
      detail: person.title || `@${person.name}`,
    })),
  ];
  const handles = new Map(people.map((person) => [person.id, person.name.toLowerCase()]));
  const starts = ({ id, label }: { id: string; label: string }) =>
    [...label.toLowerCase().split(' '), label.toLowerCase(), handles.get(id) ?? ''].some((word) =>
      word.startsWith(query),
    );
  return all
    .filter(starts)
    .slice(0, MOST)
    .map((found) => ({ ...found, sign: '@', insert: `@${found.label} ` }));
}

function channelChoices(query: string, { channels }: Around): Completion[] {
  return channels
    .filter((channel) => channel.kind !== 'dm' && channel.name.toLowerCase().includes(query))
    .slice(0, MOST)
    .map((channel) => ({
      ...{ id: channel.id, sign: '#', label: channel.name },
      ...{ detail: channel.topic ?? '', insert: `#${channel.name} ` },
    }));
}

function emojiChoices(query: string): Completion[] {
  if (query.length < 2) return [];
  return searchEmoji(query, MOST).map(({ name, character }) => ({
    ...{ id: name, sign: character, label: `:${name}:` },
    ...{ detail: '', insert: `${character} ` },
  }));
}
