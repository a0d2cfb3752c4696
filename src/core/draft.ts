import type { Evidence } from './citation.ts';
import type { RefusalReason } from './outcome.ts';
import type { CheckVerdict } from './receipt.ts';
import type { AskedPage, Choice, ReplyAction, ReplyControl, ReplyPart } from './reply.ts';

/** What a flow or an agent wants said, before the turn checks it and makes it a reply. */
export type Draft =
  | {
      type: 'answer';
      parts: ReplyPart[];
      /** Everything that the `[n]` marks of the parts refer to. */
      evidence: Evidence[];
      /** Words of pieces of evidence that the parts rest on, where who wrote them said so. */
      quotes?: { n: number; text: string }[];
      suggestions: string[];
      notes?: string[];
      controls?: ReplyControl[];
      actions?: ReplyAction[];
      /** Set: the parts show the first of more rows; what all of them can be read again by. */
      listed?: unknown;
      /** Set: it is asked for as a page of its own. */
      page?: AskedPage;
    }
  | { type: 'clarify'; text: string; choices: Choice[] }
  | {
      type: 'refused';
      reason: RefusalReason;
      text?: string;
      /** What may help all the same, with `[n]` marks into the evidence. */
      parts?: ReplyPart[];
      evidence: Evidence[];
      notes?: string[];
      checks?: CheckVerdict[];
      /** What could be asked instead. */
      suggestions?: string[];
    }
  /** A person has to take it; without an escalation channel for the topic it is refused with the same text. */
  | {
      type: 'handoff';
      topic: string;
      reason: string;
      text: string;
      /** What is said once it was passed on. */
      passedOnText: string;
      evidence: Evidence[];
    };
