import type { KnownBlock, ModalView } from '@slack/types';
import { readSources } from '../../admin/read-sources.ts';
import { listSettingChanges } from '../../admin/settings-history.ts';
import type { TeamId } from '../../core/ids.ts';
import { labelOf, type Roster } from '../../core/labelled.ts';
import type { Language } from '../../core/language.ts';
import { roleWords } from '../../handoff/writing.ts';
import { t } from '../../messages/t.ts';
import type { Database } from '../../store/database.ts';
import { listMovedNames } from '../../store/names.ts';
import { readSettings, type StoredSetting } from '../../store/settings.ts';
import { button } from '../render/render-controls.ts';
import { escapeShort } from '../text/escape-slack-text.ts';
import { areaName, paragraph } from './admin-blocks.ts';
import { adminListView, type ListName, type ListState, PAGE_SIZE } from './admin-list.ts';
import { agentNames, changeRow } from './change-row.ts';
import { nameRow } from './name-row.ts';
import { sourceRow } from './source-row.ts';

/** The action that opens the form of one setting; its value is `<family>:<subject>`. */
export const EDIT_SETTING = 'setting:edit';

/** What a list is drawn for. */
export interface ListReader {
  teamId: TeamId;
  language: Language;
  /** A source that has just been read again, though the click that asked for it is not settled yet. */
  justRead?: number;
  /** Kinds of sources that this process can read again. */
  rereadable: ReadonlySet<string>;
  roster: Roster;
}

interface Rows {
  rows: KnownBlock[][];
  total: number;
  extra?: KnownBlock[];
  intro?: string;
  search?: string;
}

/** Reads and draws a page of a list. */
export async function drawList(database: Database, reader: ListReader, state: ListState): Promise<ModalView> {
  const { language } = reader;
  const drawn = await DRAW[state.list](database, reader, state);
  return adminListView({
    language,
    state,
    title: areaName(language, state.list),
    // Every topic has a row.
    empty: state.list === 'topic' ? '' : t(language, `slack.admin.empty.${state.list}`),
    ...drawn,
  });
}

const DRAW: Record<ListName, (database: Database, reader: ListReader, state: ListState) => Promise<Rows>> = {
  channel: async (database, { teamId, language, roster }, { page }) => {
    const all = (await readSettings(database, teamId, 'channel')).filter(isSetOtherwise);
    const rows = pageOf(all, page).map(({ subject, value }) => {
      const agents = agentNames(value.agents, roster, language);
      const mode = t(language, `slack.admin.mode.${value.mode}`);
      return editRow(
        language,
        `channel:${subject}`,
        `<#${subject}>\n${value.mode === 'off' ? mode : `${mode} · ${agents}`}`,
      );
    });
    return {
      rows,
      total: all.length,
      extra: [addButton('channel:', t(language, 'slack.admin.choose_channel'))],
    };
  },
  topic: async (database, { teamId, language, roster }) => {
    const set = new Map(
      (await readSettings(database, teamId, 'topic')).map((one) => [one.subject, one.value]),
    );
    const rows = roster.topics.map(({ name: topic }) => {
      const value = set.get(topic);
      const channel = value?.channelId ? `<#${value.channelId}>` : t(language, 'slack.admin.no_channel');
      const line = value
        ? t(language, 'slack.admin.topic_row', {
            channel,
            role: roleWords(language, value.role),
            next: roleWords(language, value.nextRole),
          })
        : channel;
      return editRow(language, `topic:${topic}`, `*${labelOf(roster.topics, topic, language)}*\n${line}`);
    });
    return { rows, total: rows.length };
  },
  role: async (database, { teamId, language }, { page }) => {
    const all = await readSettings(database, teamId, 'role');
    const rows = pageOf(all, page).map(({ subject, value }) => {
      const groups = value.groups.map((handle) => `@${handle}`).join(', ');
      return editRow(
        language,
        `role:${subject}`,
        `*${roleWords(language, subject)}*\n${groups || t(language, 'slack.admin.nobody')}`,
      );
    });
    return { rows, total: all.length, extra: [addButton('role:', t(language, 'slack.admin.other_role'))] };
  },
  synonym: async (database, { teamId, language }, { page }) => {
    const all = (await readSettings(database, teamId, 'synonym')).filter(
      ({ value }) => value.words.length > 0,
    );
    const rows = pageOf(all, page).map(({ subject, value }) =>
      editRow(
        language,
        `synonym:${subject}`,
        `*${escapeShort(subject, 80)}*\n${escapeShort(value.words.join(', '), 300)}`,
      ),
    );
    return {
      rows,
      total: all.length,
      intro: t(language, 'slack.admin.intro.synonym'),
      extra: [addButton('synonym:', t(language, 'slack.admin.other_synonym'))],
    };
  },
  sources: async (database, { teamId, language, justRead, rereadable }, { page, search }) => {
    const place = { limit: PAGE_SIZE, offset: page * PAGE_SIZE };
    const sources = await readSources(database, { teamId, search, ...place });
    const rows = sources.map((source) =>
      sourceRow(
        source.id === justRead ? { ...source, readingSince: null } : source,
        language,
        rereadable.has(source.kind),
      ),
    );
    return {
      rows,
      total: sources[0]?.total ?? 0,
      search: t(language, 'slack.admin.field.search'),
    };
  },
  names: async (database, { language }, { page }) => {
    const moved = await listMovedNames(database);
    const rows = pageOf(moved, page).map((one) => nameRow(one, language));
    return { rows, total: moved.length, intro: t(language, 'slack.admin.intro.names') };
  },
  changes: async (database, { teamId, language, roster }, { page }) => {
    // One more than is shown tells whether there is another page.
    const changes = await listSettingChanges(database, {
      teamId,
      limit: PAGE_SIZE + 1,
      offset: page * PAGE_SIZE,
    });
    const rows = changes.slice(0, PAGE_SIZE).map((change) => changeRow(change, { language, roster }));
    return { rows, total: page * PAGE_SIZE + changes.length };
  },
};

function isSetOtherwise({ value }: StoredSetting<'channel'>): boolean {
  return value.mode !== 'mention' || value.agents !== null;
}

function pageOf<Item>(items: readonly Item[], page: number): Item[] {
  return items.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
}

function editRow(language: Language, value: string, text: string): KnownBlock[] {
  return [paragraph(text, button(EDIT_SETTING, t(language, 'slack.admin.change'), value))];
}

function addButton(value: string, label: string): KnownBlock {
  return { type: 'actions', elements: [button(EDIT_SETTING, label, value)] };
}
