import type { ReplyPart } from '../core/reply.ts';

/** A part with the texts that may hold marks changed; what a person wrote has none of ours. */
export function mapTexts(part: ReplyPart, map: (text: string) => string): ReplyPart {
  switch (part.type) {
    case 'text':
    case 'heading':
      return { ...part, text: map(part.text) };
    case 'list':
      return { ...part, items: part.items.map(map) };
    case 'facts':
      return { ...part, facts: part.facts.map((fact) => ({ ...fact, value: map(fact.value) })) };
    case 'table':
      return { ...part, rows: part.rows.map((row) => row.map(map)) };
    case 'quote':
      return part;
  }
}
