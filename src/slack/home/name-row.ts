import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import { NAME_KINDS, type StoredName } from '../../store/names.ts';
import { button } from '../render/render-controls.ts';
import { escapeShort } from '../text/escape-slack-text.ts';
import { paragraph } from './admin-blocks.ts';

/** The buttons that say whom a name means; the value is what is to be confirmed. */
export const NAME_KEPT = 'name:kept';
export const NAME_MOVED = 'name:moved';

/** What a button of a name confirms. */
export const confirmedName = z.object({
  kind: z.enum(NAME_KINDS),
  name: z.string().max(100),
  subjectId: z.string().max(40),
});

/** Draws a name that somebody else bears by now, with whom it means and the choice between the two. */
export function nameRow(
  { kind, name, subjectId, borneBy, confirmedBy }: StoredName,
  language: Language,
): KnownBlock[] {
  const mention = (id: string) => (kind === 'group' ? `<!subteam^${id}>` : `<@${id}>`);
  const line = t(language, 'slack.admin.name_row', {
    name: escapeShort(name, 80),
    means: mention(subjectId),
    bearer: mention(borneBy ?? ''),
  });
  const buttonValue = (id: string | null) =>
    JSON.stringify({ kind, name: name.slice(0, 100), subjectId: id });
  return [
    paragraph(line),
    {
      type: 'actions',
      elements: [
        ...(confirmedBy === null
          ? [button(NAME_KEPT, t(language, 'slack.admin.name_kept'), buttonValue(subjectId))]
          : []),
        button(NAME_MOVED, t(language, 'slack.admin.name_moved'), buttonValue(borneBy)),
      ],
    },
  ];
}
