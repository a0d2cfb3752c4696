import type { Element, Root } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { find } from './visible-html.ts';

const TABLE_PARTS = /^(?:table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col)$/;

/** Writes cleaned HTML as Markdown; nothing that it names is fetched. */
export function htmlToMarkdown(root: Root): string {
  unwrapLayout(root);
  settleAddresses(root);
  return toMarkdown(toMdast(root), { extensions: [gfmToMarkdown()], bullet: '-' }).trim();
}

/** Addresses that the page links to, as written. */
export function findAddresses(root: Root): string[] {
  return find(root, /^a$/).flatMap((link) =>
    typeof link.properties.href === 'string' ? [link.properties.href] : [],
  );
}

/** A table that holds headings or tables is there for the looks: its cells are read one after another. Others have a header. */
function unwrapLayout(node: Root | Element): void {
  for (const table of find(node, /^table$/)) {
    const role = String(table.properties.role ?? '');
    if (role === 'presentation' || role === 'none' || find(table, /^(?:table|h[1-6])$/).length > 0)
      unwrapTable(table);
    else headFirstRow(table);
    unwrapLayout(table);
  }
}

/** Markdown knows no table without a header, and the first row mostly is one, marked or not. */
function headFirstRow(table: Element): void {
  const [first] = find(table, /^tr$/);
  for (const cell of first === undefined ? [] : find(first, /^td$/)) cell.tagName = 'th';
}

function unwrapTable(element: Element): void {
  element.tagName = 'div';
  for (const child of element.children)
    if (child.type === 'element' && child.tagName !== 'table' && TABLE_PARTS.test(child.tagName))
      unwrapTable(child);
}

/** A picture is its description; a link leads to a page or to somebody, and never to code. */
function settleAddresses(node: Root | Element): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'img') {
      const { alt } = child.properties;
      child.tagName = 'span';
      child.properties = {};
      child.children = typeof alt === 'string' ? [{ type: 'text', value: alt }] : [];
    } else if (child.tagName === 'a' && !leadsSomewhere(child.properties.href)) {
      child.tagName = 'span';
      child.properties = {};
    }
    settleAddresses(child);
  }
}

function leadsSomewhere(address: unknown): boolean {
  return typeof address === 'string' && address !== '' && !/^\s*(?:javascript|data|vbscript):/i.test(address);
}
