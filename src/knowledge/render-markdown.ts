import type { Nodes, Parent, Table } from 'mdast';

/** Words that say nothing of where a link leads; then its address is worth reading. */
const GENERIC_LINK =
  /^(?:click )?(?:(?:this|the|our|that) )?(?:here|link|this|form|page|doc|document|sheet|spreadsheet|video|template|article|guide|folder|survey|dashboard|calendar)s?!?$/i;

/** A block of Markdown as people read it: no emphasis marks, no tags or comments; lists, tables and code keep their lines. */
export function renderBlock(node: Nodes): string {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      return tidy(renderInline(node));
    case 'list':
      return node.children
        .map((item, index) => renderItem(item, node.ordered ? `${(node.start ?? 1) + index}. ` : '- '))
        .filter((line) => line.trim() !== '')
        .join('\n');
    case 'code':
      return `\`\`\`\n${node.value}\n\`\`\``;
    case 'table':
      return renderTable(node);
    case 'html':
      return tidy(stripTags(node.value));
    case 'blockquote':
    case 'footnoteDefinition':
      return node.children.map(renderBlock).filter(Boolean).join('\n');
    default:
      return '';
  }
}

/** The rows of a table, the header first, cells between bars. */
export function renderTable(table: Table): string {
  return table.children
    .map(
      (row) => `| ${row.children.map((cell) => tidy(renderInline(cell)).replaceAll('|', '/')).join(' | ')} |`,
    )
    .join('\n');
}

function renderItem(item: Parent, mark: string): string {
  const [first = '', ...rest] = item.children.map((child) => renderBlock(child as Nodes)).filter(Boolean);
  const lines = [mark + first, ...rest].join('\n').split('\n');
  return lines.map((line, index) => (index === 0 ? line : `  ${line}`)).join('\n');
}

function renderInline(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      return stripTags(node.value);
    case 'image':
      return node.alt ?? '';
    case 'link': {
      const text = node.children.map(renderInline).join('');
      return GENERIC_LINK.test(text.trim()) && /^https?:/.test(node.url) ? `${text} (${node.url})` : text;
    }
    default:
      return 'children' in node ? node.children.map((child) => renderInline(child as Nodes)).join('') : '';
  }
}

function stripTags(html: string): string {
  if (/^<(script|style)\b/i.test(html)) return '';
  return html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/<\/?[a-zA-Z][^>]*>/g, ' ');
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
