import type { KnownBlock } from '@slack/types';
import type { AdminFacts } from '../../admin/read-home.ts';
import type { Overview } from '../../admin/read-overview.ts';
import type { RecordedChange } from '../../admin/settings-history.ts';
import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import { button } from '../render/render-controls.ts';
import { type Area, areaName, dollars, heading, moment, paragraph } from './admin-blocks.ts';

type SettingsSummary = Pick<AdminFacts, 'overview' | 'sources' | 'lastChange' | 'movedNames'>;

/** The action that opens an area; its value says which. */
export const OPEN_AREA = 'admin:open';

/** One row an area of settings: the current values, and the way to change them. */
export function settingsRows(
  summary: SettingsSummary & { topics: number },
  language: Language,
): KnownBlock[] {
  const { overview, sources, lastChange, movedNames, topics } = summary;
  const row = (area: Area, line: string, label: 'change' | 'show' = 'change') =>
    paragraph(
      `*${areaName(language, area)}*\n${line}`,
      button(OPEN_AREA, t(language, `slack.admin.${label}`), area),
    );
  return [
    heading(t(language, 'slack.admin.settings')),
    row('channel', t(language, 'slack.admin.line_channel', { count: overview.channels })),
    row(
      'topic',
      t(language, 'slack.admin.line_topic', { set: Math.min(overview.topics, topics), total: topics }),
    ),
    row('role', t(language, 'slack.admin.line_role', { count: overview.roles })),
    row('names', t(language, 'slack.admin.line_names', { count: movedNames }), 'show'),
    row('synonym', t(language, 'slack.admin.line_synonym', { count: overview.synonyms })),
    row('waiting', waitingLine(overview, language)),
    row('sources', t(language, 'slack.admin.line_sources', countsOf(sources)), 'show'),
    row('retention', t(language, 'slack.admin.line_retention', { days: overview.retention.days ?? 0 })),
    row('terms', termsLine(overview, language)),
    row('budgets', budgetLine(overview, language)),
    row('shares', t(language, 'slack.admin.line_shares', overview.shares)),
    row('triage', triageLine(overview, language)),
    row(
      'changes',
      lastChange === null ? t(language, 'slack.admin.empty.changes') : changeLine(lastChange, language),
      'show',
    ),
  ];
}

/** Who changed what, and when. */
export function changeLine({ family, actor, at }: RecordedChange, language: Language): string {
  const person = /^[UW]/.test(actor) ? `<@${actor}>` : actor;
  return `${areaName(language, family)} · ${t(language, 'slack.admin.change_row', { person, when: moment(at) })}`;
}

function waitingLine({ waiting }: Overview, language: Language): string {
  const { remindAfterHours, escalateAfterHours, closeAfterHours, start, end, timeZone } = waiting;
  const values = { remind: remindAfterHours, escalate: escalateAfterHours, close: closeAfterHours };
  return t(language, 'slack.admin.line_waiting', { ...values, start, end, timeZone });
}

function termsLine({ terms }: Overview, language: Language): string {
  const { healthBelow, staleDays, quietDays, bigAmount } = terms;
  const word = (value: number) => new Intl.NumberFormat(language).format(value);
  const days = { stale: staleDays, quiet: quietDays };
  return t(language, 'slack.admin.line_terms', {
    ...days,
    score: word(healthBelow),
    amount: word(bigAmount),
  });
}

function budgetLine({ budgets }: Overview, language: Language): string {
  const none = t(language, 'slack.admin.no_limit');
  const turn = [
    ...(budgets.turnMaxTokens === null
      ? []
      : [t(language, 'slack.admin.tokens', { count: budgets.turnMaxTokens })]),
    ...(budgets.turnMaxCostUsd === null ? [] : [dollars(budgets.turnMaxCostUsd, language)]),
  ];
  const amount = (usd: number | null) => (usd === null ? none : dollars(usd, language));
  return t(language, 'slack.admin.line_budgets', {
    turn: turn.join(', ') || none,
    person: amount(budgets.personDailyCostUsd),
    day: amount(budgets.dailyCostUsd),
  });
}

function triageLine({ triage }: Overview, language: Language): string {
  const { channelId, digestAt, timeZone } = triage;
  if (channelId === null) return t(language, 'slack.admin.no_channel');
  return t(language, 'slack.admin.line_triage', { channel: `<#${channelId}>`, time: digestAt, timeZone });
}

function countsOf({ sources, articles, failed }: SettingsSummary['sources']) {
  return { sources, articles, failed };
}
