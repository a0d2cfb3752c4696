/** A message as a person would read it aloud, and whom it speaks to. */
export interface ReadText {
  text: string;
  /** Ids of the people and groups that it mentions, the bot left out. */
  mentions: string[];
  mentionsBot: boolean;
}

const MARKUP = /<([^<>\n]+)>/g;

/**
 * Reads Slack's message text: mentions of the bot are taken out, others become names, links their label, and
 * escapes characters. Format: https://docs.slack.dev/messaging/formatting-message-text
 */
export async function readSlackText(
  raw: string,
  { botUserId, nameOf }: { botUserId: string; nameOf(personId: string): Promise<string | null> },
): Promise<ReadText> {
  const inners = [...raw.matchAll(MARKUP)].map((match) => match[1]!);
  const people = inners.flatMap((inner) => /^@([UW][A-Z0-9]+)/.exec(inner)?.[1] ?? []);
  const names = new Map<string, string>();
  for (const id of new Set(people)) {
    if (id !== botUserId) names.set(id, (await nameOf(id)) ?? id);
  }
  const groups = inners.flatMap((inner) => /^!subteam\^([A-Z0-9]+)/.exec(inner)?.[1] ?? []);
  const text = raw.replace(MARKUP, (whole, inner: string) => readMarkup(inner, names, botUserId) ?? whole);
  return {
    text: unescapeSlack(text)
      .replace(/[ \t]{2,}/g, ' ')
      .trim(),
    mentions: [...names.keys(), ...groups],
    mentionsBot: people.includes(botUserId),
  };
}

function readMarkup(inner: string, names: Map<string, string>, botUserId: string): string | null {
  const [target = '', label] = split(inner);
  if (target.startsWith('@')) {
    const id = target.slice(1);
    return id === botUserId ? '' : `@${names.get(id) ?? label ?? id}`;
  }
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (target.startsWith('!subteam^')) return label ?? '@group';
  if (target.startsWith('!date^')) return label ?? '';
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
  if (/^(https?|mailto|tel):/.test(target)) return readLink(target, label);
  return null;
}

function readLink(target: string, label: string | undefined): string {
  const bare = target.replace(/^(mailto|tel):/, '');
  return label === undefined || label === bare || target.endsWith(`//${label}`) ? bare : `${label} (${bare})`;
}

function split(inner: string): [string, string | undefined] {
  const bar = inner.indexOf('|');
  return bar === -1 ? [inner, undefined] : [inner.slice(0, bar), inner.slice(bar + 1)];
}

function unescapeSlack(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}
