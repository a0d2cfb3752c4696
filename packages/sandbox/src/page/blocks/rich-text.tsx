import type { RichTextBlock, RichTextBlockElement, RichTextList } from '@slack/types';
import type { ReactNode } from 'react';
import { RichTextRun } from './rich-text-run.tsx';

/** Shows rich text: what people's own messages are made of, and the inside of table cells. */
export function RichText({ block }: { block: RichTextBlock }) {
  return <div className="prose">{groupLists(block.elements).map(renderPart)}</div>;
}

type Part = RichTextBlockElement | RichTextList[];

/** Lists of different indents stand one after another in Slack's format; together they are one list. */
function groupLists(elements: RichTextBlockElement[]): Part[] {
  const parts: Part[] = [];
  for (const element of elements) {
    const last = parts.at(-1);
    if (element.type !== 'rich_text_list') parts.push(element);
    else if (Array.isArray(last)) last.push(element);
    else parts.push([element]);
  }
  return parts;
}

function renderPart(part: Part, index: number): ReactNode {
  if (Array.isArray(part)) return <div key={index}>{part.map(renderList)}</div>;
  switch (part.type) {
    case 'rich_text_quote':
      return (
        <blockquote key={index} dir="auto" className="keep-lines">
          {renderRuns(part.elements)}
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre key={index} dir="ltr">
          <code>{renderRuns(part.elements)}</code>
        </pre>
      );
    case 'rich_text_section':
      return (
        <p key={index} dir="auto" className="keep-lines">
          {renderRuns(part.elements)}
        </p>
      );
    default:
      return null;
  }
}

function renderList(list: RichTextList, index: number): ReactNode {
  const Tag = list.style === 'ordered' ? 'ol' : 'ul';
  const offset = (list as { offset?: number }).offset ?? 0;
  return (
    <Tag
      key={index}
      className={`indent-${Math.min(list.indent ?? 0, 5)}`}
      {...(Tag === 'ol' && { start: offset + 1 })}
    >
      {list.elements.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place
        <li key={place} dir="auto" className="keep-lines">
          {renderRuns(item.elements)}
        </li>
      ))}
    </Tag>
  );
}

function renderRuns(runs: Parameters<typeof RichTextRun>[0]['run'][]): ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place
  return runs.map((run, index) => <RichTextRun key={index} run={run} />);
}
