import type { TriageGroup } from '../feedback/read-groups.ts';
import type { TriageItem } from '../feedback/triage.ts';
import type { CommandOutput } from './command.ts';

const MAX_ABOUT = 60;

/** A group as a row of the list; `names` are people's handles by their ids. */
export function toTriageRow(
  group: TriageGroup,
  { now, names }: { now: Date; names: ReadonlyMap<string, string> },
): Record<string, unknown> {
  const { items, count, category, origins, complaints, assigneeId, proposedOwner, openedAt } = group;
  const owner = assigneeId ?? proposedOwner?.replace(/^person:/, '') ?? null;
  return {
    id: items[0],
    count,
    category,
    about: shortened(nameOf(group.about)),
    from: origins,
    complaints,
    owner: owner === null ? null : (names.get(owner) ?? owner),
    age: ageOf(now.getTime() - openedAt.getTime()),
  };
}

/** Prints an item, a fact a line. */
export function printTriageItem(output: CommandOutput, item: TriageItem): void {
  const { evidence } = item;
  const lines: [string, string | null | undefined][] = [
    ['item', `${item.id}, ${item.state}, group ${item.groupId}`],
    ['category', `${item.category}: ${evidence.because.join(', ')}`],
    ['from', `${item.origin}, ${item.openedAt.toISOString()}`],
    ['question', item.question],
    ['answer', item.answer?.text],
    ['owner', item.assigneeId ?? item.proposedOwner],
    ['receipt', item.turnId],
    ['outcome', evidence.outcome && `${evidence.outcome}${evidence.reason ? ` (${evidence.reason})` : ''}`],
    ['by', evidence.agent && `${evidence.agent}, routed by ${evidence.route}, model ${evidence.model}`],
    ...(evidence.cited ?? []).map(({ id, title, owner, updatedAt, superseded }): [string, string] => [
      'cited',
      `${id} ${title} (owner ${owner ?? '-'}, changed ${updatedAt ?? '-'}${superseded ? ', superseded' : ''})`,
    ]),
    ...(evidence.seen ?? []).map(({ id, title, used }): [string, string] => [
      used ? 'used' : 'seen',
      `${id} ${title}`,
    ]),
    ...(evidence.checks ?? []).map((check): [string, string] => ['check', check]),
    ...item.reports.flatMap(({ personId, fault, comment, expected, toldAt }): [string, string | null][] => [
      [
        'report',
        `${personId}${fault === null ? '' : `: ${fault}`}${toldAt === null ? '' : `, told ${toldAt.toISOString()}`}`,
      ],
      ['  said', comment],
      ['  right', expected],
    ]),
    ['closed', item.resolution && `${item.resolution} by ${item.closedBy}, ${item.closedAt?.toISOString()}`],
    ['note', item.note],
  ];
  for (const [label, text] of lines)
    if (text) output.out(`${label.padEnd(9)} ${text.replace(/\s*\n\s*/g, ' / ')}\n`);
}

function nameOf(about: TriageGroup['about']): string {
  if (about.type === 'private') return '-';
  return about.type === 'article' ? about.title : about.text;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_ABOUT ? `${line.slice(0, MAX_ABOUT - 1)}…` : line;
}

/** The largest unit that fits: `3d`, `5h`, `12m`. */
function ageOf(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return `${minutes}m`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)}h` : `${Math.floor(minutes / 1_440)}d`;
}
