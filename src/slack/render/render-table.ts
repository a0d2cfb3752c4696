import type { TableBlock } from '@slack/types';
import type { ReplyPart } from '../../core/reply.ts';
import { markdownPieces, stripMarkdown } from './markdown-pieces.ts';
import { type BlockPiece, LIMITS } from './piece.ts';

/** Draws a table as a table where it fits into one, else as a list of its rows; nothing is left out. */
export function renderTable(table: Extract<ReplyPart, { type: 'table' }>, asList: string): BlockPiece[] {
  const rows = [table.columns, ...table.rows];
  const characters = rows.flat().reduce((sum, cell) => sum + cell.length, 0);
  const regular = rows.every((row) => row.length === table.columns.length);
  const fits =
    rows.length <= LIMITS.tableRows &&
    table.columns.length > 0 &&
    table.columns.length <= LIMITS.tableColumns &&
    characters <= LIMITS.tableCharacters;
  if (!fits || !regular || table.rows.length === 0) return markdownPieces(asList);
  const block: TableBlock = {
    type: 'table',
    // A cell may not be empty.
    rows: rows.map((row) =>
      row.map((cell) => ({ type: 'raw_text', text: stripMarkdown(cell).trim() || '–' })),
    ),
  };
  return [{ blocks: [block], markdown: asList }];
}
