import type { RawNumberElement, RawTextElement, RichTextBlock } from '@slack/types';
import { RichText } from './rich-text.tsx';

type Cell = RichTextBlock | RawTextElement | RawNumberElement;

interface TableViewProps {
  rows: Cell[][];
  settings?: { align?: 'left' | 'center' | 'right'; is_wrapped?: boolean }[] | undefined;
  caption?: string;
}

/** Shows a table whose first row names the columns; a wide one scrolls inside its own frame. */
export function TableView({ rows, settings = [], caption }: TableViewProps) {
  const [head = [], ...body] = rows;
  const classOf = (column: number) => {
    const { align = 'left', is_wrapped: wrapped = false } = settings[column] ?? {};
    return `align-${align}${wrapped ? '' : ' no-wrap'}`;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={caption ?? 'Table'}>
      <table>
        {caption && <caption dir="auto">{caption}</caption>}
        <thead>
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
              <th key={column} scope="col" className={classOf(column)} dir="auto">
                <CellView cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={index}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                <td key={column} className={classOf(column)} dir="auto">
                  <CellView cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CellView({ cell }: { cell: Cell }) {
  return cell.type === 'rich_text' ? <RichText block={cell} /> : cell.text;
}
