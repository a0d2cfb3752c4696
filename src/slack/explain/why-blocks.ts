import type { KnownBlock } from '@slack/types';
import type { Language } from '../../core/language.ts';
import type { Receipt, SeenEvidence } from '../../core/receipt.ts';
import { t } from '../../messages/t.ts';
import type { SourceFacts } from '../../turn/read-source-facts.ts';
import { linkTo } from '../render/link-marks.ts';
import { escapeShort } from '../text/escape-slack-text.ts';
import { explainInteractions } from './explain-interactions.ts';
import { receiptPart } from './receipt-blocks.ts';

const MOST_UNUSED = 5;
const LONGEST_TITLE = 150;
const LONGEST_REASON = 500;

/**
 * Says to those who read an answer what it rests on, how fresh that is and who looks after it, what was read besides, what was
 * left out, and for whom it was written.
 */
export function whyBlocks(
  receipt: Receipt,
  facts: ReadonlyMap<string, SourceFacts>,
  language: Language,
): KnownBlock[] {
  const used = byTitle(receipt.seen.filter((one) => one.used));
  const unused = byTitle(receipt.seen.filter((one) => !one.used)).filter(
    ({ title }) => !used.some((one) => one.title === title),
  );
  return [
    ...receiptPart(
      t(language, 'slack.why.rests_on'),
      used.length === 0
        ? [t(language, 'slack.why.rests_on_nothing')]
        : used.map((one) => `• ${describeSource(one, facts.get(one.id), language)}`),
    ),
    ...listOrNothing('slack.why.not_used', listUnused(unused), language),
    ...listOrNothing('slack.why.left_out', leftOut(receipt), language),
    ...receiptPart(t(language, 'slack.why.written_for'), [writtenFor(receipt, language)]),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: explainInteractions.details.id,
          value: receipt.id,
          text: { type: 'plain_text', text: t(language, 'slack.why.details') },
        },
      ],
    },
  ];
}

function listOrNothing(
  heading: 'slack.why.not_used' | 'slack.why.left_out',
  lines: string[],
  language: Language,
): KnownBlock[] {
  return lines.length === 0 ? [] : receiptPart(t(language, heading), lines);
}

function byTitle(seen: readonly SeenEvidence[]): SeenEvidence[] {
  return [...new Map(seen.toReversed().map((one) => [one.title, one])).values()].toReversed();
}

function describeSource({ title }: SeenEvidence, facts: SourceFacts | undefined, language: Language): string {
  const { updatedAt = null, owner = null, url = null } = facts ?? {};
  const label = `*${escapeShort(title, LONGEST_TITLE)}*`;
  const date = updatedAt === null ? '' : formatDate(updatedAt, language);
  return [
    linkTo(url ?? undefined, label),
    ...(updatedAt === null ? [] : [t(language, 'slack.why.updated', { date })]),
    ...(owner === null ? [] : [t(language, 'slack.why.owner', { owner: escapeShort(owner, LONGEST_TITLE) })]),
  ].join(' · ');
}

function listUnused(unused: readonly SeenEvidence[]): string[] {
  const shown = unused.slice(0, MOST_UNUSED).map(({ title }) => `• ${escapeShort(title, LONGEST_TITLE)}`);
  return unused.length > MOST_UNUSED ? [...shown, `… +${unused.length - MOST_UNUSED}`] : shown;
}

function leftOut({ checks }: Receipt): string[] {
  return checks.flatMap(({ check, reason }) =>
    check === 'left_out' && reason !== undefined ? [`• ${escapeShort(reason, LONGEST_REASON)}`] : [],
  );
}

function writtenFor({ audience: { everyone, people } }: Receipt, language: Language): string {
  if (everyone) return t(language, 'slack.why.for_everyone');
  return t(language, 'slack.why.for_people', { count: people.length });
}

function formatDate(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}
