import type { Outcome } from '../core/outcome.ts';
import type { Reply } from '../core/reply.ts';

/** A reply that is a line of text and answers no turn. */
export function plainReply(language: Reply['language'], text: string, outcome: Outcome): Reply {
  return {
    turnId: null,
    outcome,
    language,
    parts: [{ type: 'text', text }],
    citations: [],
    choices: [],
    suggestions: [],
    notes: [],
    controls: [],
  };
}
