import { findPerson, visibleChannels } from '../channel-access.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Json, Person } from '../workspace.ts';

type Element =
  | { type: 'text'; text: string }
  | { type: 'user'; user_id: string }
  | { type: 'channel'; channel_id: string }
  | { type: 'usergroup'; usergroup_id: string };

/** `<@U..>`, `<#C..>`, `<!subteam^S..>`, or a bare `@name` or `#name` at the beginning of a word. */
const mention =
  /<@([UW]\w+)(?:\|[^>]*)?>|<#([CG]\w+)(?:\|[^>]*)?>|<!subteam\^(\w+)(?:\|[^>]*)?>|(?<![\p{L}\p{N}_.])([@#])([\p{L}\p{N}][\p{L}\p{N}._-]*)/gu;

/**
 * Turns what a person typed into a message's text and blocks as Slack's client does: names become mentions, and
 * `&`, `<` and `>` are escaped in the text.
 */
export function readPersonText(
  ctx: SandboxContext,
  person: Person,
  typed: string,
): { text: string; blocks: Json[] } {
  const elements = splitText(ctx, person, typed);
  const text = elements.map(toText).join('');
  const section = { type: 'rich_text_section', elements };
  return { text, blocks: [{ type: 'rich_text', block_id: 'typed', elements: [section] }] };
}

function splitText(ctx: SandboxContext, person: Person, typed: string): Element[] {
  const elements: Element[] = [];
  let end = 0;
  for (const match of typed.matchAll(mention)) {
    const found = resolve(ctx, person, match);
    if (!found) continue;
    if (match.index > end) elements.push({ type: 'text', text: typed.slice(end, match.index) });
    elements.push(found.element);
    end = match.index + found.length;
  }
  if (end < typed.length) elements.push({ type: 'text', text: typed.slice(end) });
  return elements;
}

function resolve(
  ctx: SandboxContext,
  person: Person,
  match: RegExpMatchArray,
): { element: Element; length: number } | undefined {
  const [whole, user, channel, group, sign, name = ''] = match;
  if (user)
    return isUser(ctx, user) ? { element: { type: 'user', user_id: user }, length: whole.length } : undefined;
  if (channel) return byName(ctx, person, { sign: '#', name: channel, length: whole.length });
  if (group) return { element: { type: 'usergroup', usergroup_id: group }, length: whole.length };
  const exact = byName(ctx, person, { sign: sign ?? '@', name, length: whole.length });
  if (exact) return exact;
  const trimmed = name.replace(/[._-]+$/, '');
  return byName(ctx, person, { sign: sign ?? '@', name: trimmed, length: trimmed.length + 1 });
}

function byName(
  ctx: SandboxContext,
  person: Person,
  { sign, name, length }: { sign: string; name: string; length: number },
): { element: Element; length: number } | undefined {
  const { workspace: ws, credentials } = ctx;
  if (sign === '#') {
    const channel = visibleChannels(ws, person).find(
      (one) => one.kind !== 'dm' && (one.name === name || one.id === name),
    );
    return channel && { element: { type: 'channel', channel_id: channel.id }, length };
  }
  const bot = [ws.bot.name, ws.bot.realName].some((known) => known.toLowerCase() === name.toLowerCase());
  if (bot || name === credentials.botUserId)
    return { element: { type: 'user', user_id: credentials.botUserId }, length };
  const named = findPerson(ws, name);
  if (named) return { element: { type: 'user', user_id: named.id }, length };
  const group = [...ws.groups.values()].find((one) => one.handle === name);
  return group && { element: { type: 'usergroup', usergroup_id: group.id }, length };
}

function isUser(ctx: SandboxContext, id: string): boolean {
  return id === ctx.credentials.botUserId || ctx.workspace.people.has(id);
}

function toText(element: Element): string {
  if (element.type === 'user') return `<@${element.user_id}>`;
  if (element.type === 'channel') return `<#${element.channel_id}>`;
  if (element.type === 'usergroup') return `<!subteam^${element.usergroup_id}>`;
  return element.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
