import { formatCount } from '../../accounts/format-values.ts';
import type { RecordResult } from '../../accounts/queries/record-query.ts';
import type { Language } from '../../core/language.ts';
import type { ReplyPart } from '../../core/reply.ts';
import { t } from '../../messages/t.ts';
import { formatQuery } from './format-query.ts';
import type { ListedRecords } from './listed-records.ts';

/** Says what rows of one source a file holds, and how many there are where it does not hold all of them. */
export function formatListed(
  language: Language,
  { query, names }: ListedRecords,
  { source, rows, count }: RecordResult,
): ReplyPart[] {
  if (rows.length === 0) return [];
  const what = formatQuery(language, query, { count, names });
  const said =
    rows.length < count
      ? t(language, 'records.first', {
          shown: formatCount(language, rows.length),
          count: formatCount(language, count),
        })
      : formatCount(language, count);
  const line = t(language, 'records.figure', { what, figure: said });
  const text = `${line.slice(0, 1).toUpperCase()}${line.slice(1)}`;
  return [{ type: 'text', text: source === null ? text : `${source}: ${text}` }];
}
