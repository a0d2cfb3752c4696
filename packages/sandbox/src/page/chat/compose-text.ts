import type { Workspace } from '../state/workspace-context.ts';
import { unescapeText } from '../text/unescape-text.ts';

type Names = Pick<Workspace, 'people' | 'bot' | 'channels'>;

const AFTER = '(?![\\p{L}\\p{N}_-])';
const BEFORE = '(?<![\\p{L}\\p{N}_@#&])';

function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Pairs of what one types and what is sent for it, the longest first so that “@Ana Ruiz” wins over “@Ana”. */
function marks({ people, bot, channels }: Names): [string, string][] {
  const pairs: [string, string][] = [[`@${bot.name}`, `<@${bot.id}>`]];
  for (const person of people) {
    pairs.push([`@${person.name}`, `<@${person.id}>`]);
    if (person.realName) pairs.push([`@${person.realName}`, `<@${person.id}>`]);
  }
  for (const channel of channels) {
    if (channel.kind !== 'dm') pairs.push([`#${channel.name}`, `<#${channel.id}>`]);
  }
  return pairs.sort(([a], [b]) => b.length - a.length);
}

/** Turns the names in what was typed into ids, full names too; the server escapes the rest, as Slack's client does. */
export function encodeText(typed: string, names: Names): string {
  const pairs = marks(names);
  const sentFor = new Map(pairs.map(([shown, sent]) => [shown.toLowerCase(), sent]));
  const pattern = new RegExp(`${BEFORE}(${pairs.map(([shown]) => quote(shown)).join('|')})${AFTER}`, 'giu');
  return typed.replace(pattern, (found) => sentFor.get(found.toLowerCase()) ?? found);
}

/** Turns a sent text back into what one would type, for editing. */
export function decodeText(sent: string, { people, bot, channels }: Names): string {
  const shown = sent
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (whole, id: string) => {
      if (id === bot.id) return `@${bot.name}`;
      const person = people.find((candidate) => candidate.id === id);
      return person ? `@${person.realName || person.name}` : whole;
    })
    .replace(/<#(\w+)(?:\|[^>]*)?>/g, (whole, id: string) => {
      const channel = channels.find((candidate) => candidate.id === id);
      return channel ? `#${channel.name}` : whole;
    })
    .replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, '$1');
  return unescapeText(shown);
}
