import { countReadable } from '../../admin/count-readable.ts';
import type { ChannelId } from '../../core/ids.ts';
import { labelOf } from '../../core/labelled.ts';
import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import { readSetting, readSettings, type StoredSetting } from '../../store/settings.ts';
import { audienceOf } from '../../turn/audience-of.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { dollars, moment } from './admin-blocks.ts';
import { agentNames } from './change-row.ts';
import type { HomeAct } from './for-admins.ts';

/**
 * What holds in a channel, a line each: how the bot replies there, with which agents, for what, how many articles those who read
 * there may see, whose handoffs come there. Each says whether somebody set it, who and when, or whether it is as everywhere.
 */
export async function listEffective(
  { database, directory, roster }: Pick<ListenerDeps, 'database' | 'directory' | 'roster'>,
  { teamId, personId, language }: Pick<HomeAct, 'teamId' | 'personId' | 'language'>,
  channelId: ChannelId,
): Promise<string[]> {
  const channel = await readSetting(database, teamId, 'channel', channelId);
  const budgets = await readSetting(database, teamId, 'budgets');
  const topics = (await readSettings(database, teamId, 'topic'))
    .filter(({ value }) => value.channelId === channelId)
    .map(({ subject }) => labelOf(roster.topics, subject, language));
  const readers = await audienceOf(directory, database, {
    teamId,
    channelId,
    askerId: personId,
    viewerId: null,
  });
  const articles = await countReadable(database, readers);
  const { turnMaxCostUsd } = budgets.value;
  const line = (name: 'mode' | 'agents' | 'articles' | 'cost' | 'handoffs', value: string, source = '') =>
    `${t(language, `slack.admin.effective.${name}`)}: ${value}${source === '' ? '' : ` _(${source})_`}`;
  return [
    line('mode', t(language, `slack.admin.mode.${channel.value.mode}`), sourceOf(channel, language)),
    line('agents', agentNames(channel.value.agents, roster, language), sourceOf(channel, language)),
    line('articles', t(language, 'slack.admin.effective.of', articles)),
    line(
      'cost',
      turnMaxCostUsd === null ? t(language, 'slack.admin.no_limit') : dollars(turnMaxCostUsd, language),
      sourceOf(budgets, language),
    ),
    ...(topics.length === 0 ? [] : [line('handoffs', topics.join(', '))]),
  ];
}

function sourceOf(
  { updatedBy, updatedAt }: Pick<StoredSetting<'channel'>, 'updatedBy' | 'updatedAt'>,
  language: Language,
): string {
  if (updatedBy === null || updatedAt === null) return t(language, 'slack.admin.effective.by_default');
  const person = /^[UW]/.test(updatedBy) ? `<@${updatedBy}>` : updatedBy;
  return t(language, 'slack.admin.change_row', { person, when: moment(updatedAt, 'day') });
}
