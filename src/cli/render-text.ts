import type { Reply, ReplyPart } from '../core/reply.ts';
import { alignTable } from './align-table.ts';

/** A reply as plain Markdown text, for a terminal or a script; sources are listed apart. */
export function renderText(reply: Reply): string {
  return reply.parts.map(renderPart).join('\n\n').trim();
}

function renderPart(part: ReplyPart): string {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'heading':
      return `## ${part.text}`;
    case 'list':
      return part.items.map((item, at) => (part.ordered ? `${at + 1}. ${item}` : `- ${item}`)).join('\n');
    case 'facts':
      return part.facts.map((fact) => `${fact.label}: ${fact.value}`).join('\n');
    case 'table':
      return alignTable(part.columns, part.rows);
    case 'quote':
      return `${part.author}:\n${part.text.replace(/^/gm, '> ')}`;
  }
}
