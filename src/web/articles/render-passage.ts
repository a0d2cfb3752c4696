import { escapeHtml } from '../escape-html.ts';

/** A run of lines of one kind. */
interface Block {
  kind: 'table' | 'ordered' | 'bullets' | 'code' | 'heading' | 'text';
  lines: string[];
}

/**
 * Shows the text of a passage as HTML: paragraphs, lists, tables and code as `knowledge/render-markdown` writes them. Everything
 * is escaped, and nothing becomes a link or a picture.
 */
export function renderPassage(text: string): string {
  return readBlocks(text).map(renderBlock).join('\n');
}

function readBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let fenced = false;
  for (const line of text.split('\n')) {
    if (/^```/.test(line)) {
      fenced = !fenced;
      open = fenced ? { kind: 'code', lines: [] } : null;
      if (open !== null) blocks.push(open);
      continue;
    }
    if (open !== null && (fenced || goesOn(open, line))) {
      open.lines.push(line);
      continue;
    }
    open = line.trim() === '' ? null : { kind: kindOf(line), lines: [line] };
    if (open !== null) blocks.push(open);
  }
  return blocks;
}

function kindOf(line: string): Block['kind'] {
  if (/^\|.*\|\s*$/.test(line)) return 'table';
  if (/^\d{1,9}[.)] /.test(line)) return 'ordered';
  if (/^[-*] /.test(line)) return 'bullets';
  if (/^#{1,6} /.test(line)) return 'heading';
  return 'text';
}

function goesOn({ kind }: Block, line: string): boolean {
  if (line.trim() === '' || kind === 'heading') return false;
  const isListed = kind === 'ordered' || kind === 'bullets';
  return kindOf(line) === kind || (isListed && /^\s{2,}\S/.test(line));
}

function renderBlock({ kind, lines }: Block): string {
  switch (kind) {
    case 'table':
      return renderTable(lines);
    case 'ordered': {
      const start = /^\d+/.exec(lines[0]!)![0];
      return `<ol start="${start}">${renderItems(lines, /^\d{1,9}[.)] /)}</ol>`;
    }
    case 'bullets':
      return `<ul>${renderItems(lines, /^[-*] /)}</ul>`;
    case 'code':
      return `<pre tabindex="0"><code>${escapeHtml(lines.join('\n'))}</code></pre>`;
    case 'heading':
      return `<h3 dir="auto">${escapeHtml(lines[0]!.replace(/^#+ /, ''))}</h3>`;
    case 'text':
      return `<p dir="auto">${lines.map(escapeHtml).join('<br>')}</p>`;
  }
}

/** What is indented belongs to the item above it. */
function renderItems(lines: readonly string[], mark: RegExp): string {
  const items: string[][] = [];
  for (const line of lines) {
    if (mark.test(line)) items.push([line.replace(mark, '')]);
    else items.at(-1)?.push(line.trim());
  }
  return items.map((item) => `<li dir="auto">${item.map(escapeHtml).join('<br>')}</li>`).join('');
}

function renderTable(lines: readonly string[]): string {
  const rows = lines.map((line) =>
    line
      .trim()
      .slice(1, -1)
      .split('|')
      .map((cell) => escapeHtml(cell.trim())),
  );
  const [head = [], ...body] = rows.filter((row) => !row.every((cell) => /^:?-+:?$/.test(cell)));
  const drawn = body.map((row) => `<tr>${row.map((cell) => `<td dir="auto">${cell}</td>`).join('')}</tr>`);
  const columns = head.map((cell) => `<th scope="col" dir="auto">${cell}</th>`).join('');
  return `<div class="wide" tabindex="0"><table><thead><tr>${columns}</tr></thead><tbody>${drawn.join('')}</tbody></table></div>`;
}
