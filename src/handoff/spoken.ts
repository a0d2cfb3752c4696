import type { Citation } from '../core/citation.ts';
import type { ReplyAction, ReplyPart, SharedFile } from '../core/reply.ts';
import type { Handoff, HandoffState, RelayedMessage } from './handoff.ts';

/** What a message says, before it is addressed to anybody. */
export interface Spoken {
  parts: ReplyPart[];
  citations?: Citation[];
  actions?: ReplyAction[];
  files?: SharedFile[];
}

/** A message of one paragraph. */
export function paragraph(...sentences: string[]): Spoken {
  return { parts: [{ type: 'text', text: joinSentences(sentences) }] };
}

/** Sentences one after the other; those of Japanese have no space between them. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.join(' ').replaceAll('。 ', '。');
}

/** A message that a person wrote on the other side, under their name. */
export function passedOn(author: string, { text, files = [] }: RelayedMessage): Spoken {
  const said = text.trim() === '' ? files.map((file) => file.name).join(', ') : text;
  return { parts: [{ type: 'quote', author, text: said }], ...(files.length === 0 ? {} : { files }) };
}

/** What travels with a click: handoff, draft, and the state that the button stood under. */
export function buttonValue(handoff: Handoff, state: HandoffState): string {
  return JSON.stringify({ h: handoff.id, d: handoff.draftHash, s: state });
}
