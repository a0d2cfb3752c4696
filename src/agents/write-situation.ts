import type { Question } from '../core/question.ts';
import { screenPassage } from '../guardrails/screen-passage.ts';
import { toldProducts, type Workplace } from './workplace.ts';

const LONGEST_NAME = 60;

/**
 * Says to a model who asks, for which company, where the answer is read and in which language. Names and titles are what
 * people wrote of themselves: they are shortened, and what gives orders is taken out.
 */
export function writeSituation(
  { asker, audience, language, timeZone, now }: Question,
  workplace?: Workplace,
): string {
  const lines = [
    `Today: ${formatDay(now, timeZone)}. Time zone: ${timeZone}.`,
    `Answer in: ${nameOf(language)} (${language}), whatever the question and the evidence are written in.`,
    ...(asker === null ? ['Asked by: somebody unknown.'] : [`Asked by: ${describeAsker(asker, workplace)}.`]),
  ];
  if (workplace === undefined) return lines.join('\n');
  const { company } = workplace;
  const products = toldProducts(workplace);
  if (company !== null) lines.push(`Company: ${plain(company)}. “We” means this company.`);
  if (products.length > 0)
    lines.push(`Products of the company: ${products.map(({ name }) => plain(name)).join(', ')}.`);
  lines.push(`Read by: ${describeReaders(audience, workplace)}.`);
  return lines.join('\n');
}

function describeAsker(
  { realName, handle, roles, groups, kind }: NonNullable<Question['asker']>,
  workplace?: Workplace,
): string {
  const title = plain(workplace?.title ?? '');
  return [
    `${plain(realName || handle)}${title === '' ? '' : `, ${title}`}${kind === 'member' ? '' : `, ${kind}`}`,
    ...(roles.length === 0 ? [] : [`roles: ${roles.map(plain).join(', ')}`]),
    ...(groups.length === 0 ? [] : [`groups: ${groups.map(plain).join(', ')}`]),
  ].join('; ');
}

function describeReaders(
  { everyone, people }: Question['audience'],
  { channel, kind, isPrivate }: Workplace,
): string {
  if (isPrivate || kind === 'direct' || kind === 'terminal') return 'the asker alone';
  const place = channel === null ? 'a conversation of several people' : `#${plain(channel)}`;
  const who = everyone ? 'everyone in the company' : `${people.length} people`;
  return `${who}, in ${place}; the evidence holds only what all of them may see`;
}

/** One line of a few words, without what speaks to a model. */
function plain(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}<>[\]{}|`]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return screenPassage(line.slice(0, LONGEST_NAME)).text.trim();
}

function formatDay(now: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
  return `${day} (${new Intl.DateTimeFormat('en', { timeZone, weekday: 'long' }).format(now)})`;
}

function nameOf(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
}
