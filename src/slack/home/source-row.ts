import { basename } from 'node:path';
import type { KnownBlock } from '@slack/types';
import type { SourceRow } from '../../admin/read-sources.ts';
import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import { plain } from '../render/plain.ts';
import { button } from '../render/render-controls.ts';
import { escapeShort } from '../text/escape-slack-text.ts';
import { moment, paragraph } from './admin-blocks.ts';

/** The button that reads a source again; its value is the source's id. */
export const REREAD = 'source:reread';
/** The menu that names who answers for a source; its block's id ends in the source's id. */
export const OWNER = 'source:owner';

/** The kind that is asked when somebody asks: it holds nothing here, and there is nothing to read again. */
const LIVE = 'postgres';

/**
 * Draws a source: what it holds and for whom, how fresh it is, who answers for it, and the button to read it again where
 * this process can.
 */
export function sourceRow(source: SourceRow, language: Language, rereadable: boolean): KnownBlock[] {
  const lines = [
    `*${escapeShort(basename(source.location), 100)}* · ${source.kind} · \`${escapeShort(source.location.replaceAll('`', ''), 300)}\``,
    ...(source.kind === LIVE
      ? [t(language, 'slack.admin.source_live', { readers: readersOf(source, language) })]
      : [holds(source, language), ...ownReaders(source, language), freshness(source, language)]),
    ...(source.failed === null
      ? []
      : [t(language, 'slack.admin.source_failed', { reason: escapeShort(source.failed, 300) })]),
    ...(source.unreadable.length === 0
      ? []
      : [
          t(language, 'slack.admin.source_unreadable', {
            files: escapeShort(source.unreadable.join(', '), 300),
          }),
        ]),
    ...(rereadable || source.kind === LIVE ? [] : [t(language, 'slack.admin.source_fixed')]),
  ];
  const reread = button(REREAD, t(language, 'slack.admin.reread'), String(source.id));
  return [
    paragraph(lines.join('\n')),
    {
      type: 'actions',
      block_id: `owner:${source.id}`,
      elements: [
        ...(rereadable && source.readingSince === null ? [reread] : []),
        {
          type: 'users_select',
          action_id: OWNER,
          placeholder: plain(t(language, 'slack.admin.owner')),
          ...(source.ownerId === null ? {} : { initial_user: source.ownerId }),
        },
      ],
    },
  ];
}

function holds(source: SourceRow, language: Language): string {
  const { articles, records } = source;
  return t(language, 'slack.admin.source_holds', {
    articles,
    records,
    readers: readersOf(source, language),
  });
}

function ownReaders({ withOwnReaders: count }: SourceRow, language: Language): string[] {
  return count === 0 ? [] : [t(language, 'slack.admin.source_own_readers', { count })];
}

function readersOf({ readers }: SourceRow, language: Language): string {
  return escapeShort(readers.join(', ') || t(language, 'slack.admin.nobody'), 200);
}

function freshness(
  { readingSince, lastRunAt, added, changed, removed }: SourceRow,
  language: Language,
): string {
  if (readingSince !== null) return t(language, 'slack.admin.source_reading', { when: moment(readingSince) });
  if (lastRunAt === null) return t(language, 'slack.admin.source_never');
  const counts = { added: added ?? 0, changed: changed ?? 0, removed: removed ?? 0 };
  return t(language, 'slack.admin.source_read', { when: moment(lastRunAt), ...counts });
}
