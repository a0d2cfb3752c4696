import { showMoments } from '../core/moment.ts';
import type { ReplyPart } from '../core/reply.ts';

/** What a part says, without its layout. */
export function textOf(part: ReplyPart): string {
  switch (part.type) {
    case 'text':
    case 'heading':
    case 'quote':
      return part.text;
    case 'list':
      return part.items.join('\n');
    case 'facts':
      return part.facts.map(({ label, value }) => `${label}: ${showMoments(value)}`).join('\n');
    case 'table':
      return [part.columns, ...part.rows].map((row) => row.join(' | ')).join('\n');
  }
}
