import type { Citation, Evidence } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import type { Reply, ReplyControl, ReplyPart } from '../core/reply.ts';
import { toCitations } from '../guardrails/output/to-citations.ts';
import { t } from '../messages/t.ts';
import { mapTexts } from './map-texts.ts';
import { mergeMarks } from './merge-marks.ts';
import type { Renumbering } from './renumber.ts';
import type { Turn } from './turn.ts';

/** More would be heavier than most answers. */
const MOST_SUGGESTIONS = 2;

/** Turns a checked draft into the reply that people get: numbered in reading order, with its sources and controls. */
export function composeReply(from: {
  turn: Turn;
  question: Question;
  draft: Draft;
  numbering: Renumbering;
  /** Whether a person can be asked instead. */
  offer: boolean;
}): Reply {
  const { turn, question, draft } = from;
  const base = {
    turnId: turn.id,
    language: question.language,
    citations: [],
    choices: [],
    suggestions: [],
    notes: [],
  };
  switch (draft.type) {
    case 'answer':
      return { ...base, outcome: 'answered', ...composeAnswer(draft, from.numbering) };
    case 'clarify':
      return {
        ...base,
        outcome: 'clarified',
        parts: [{ type: 'text', text: draft.text }],
        choices: draft.choices,
        controls: ['why'],
      };
    case 'refused': {
      const shown = composeParts(draft.parts ?? [], draft, from.numbering);
      const sources = shown.citations.length === 0 ? [] : (['sources'] as const);
      return {
        ...base,
        outcome: 'refused',
        parts: [{ type: 'text', text: refusalText(draft, question) }, ...shown.parts],
        citations: shown.citations,
        suggestions: (draft.suggestions ?? []).slice(0, MOST_SUGGESTIONS),
        notes: draft.notes ?? [],
        controls: [...(from.offer ? (['handoff'] as const) : []), ...sources, ...refusalControls(draft)],
      };
    }
    case 'handoff':
      return {
        ...base,
        outcome: 'handed_off',
        parts: [{ type: 'text', text: draft.passedOnText }],
        controls: ['why'],
      };
  }
}

type Answer = Pick<
  Reply,
  'parts' | 'citations' | 'suggestions' | 'notes' | 'controls' | 'actions' | 'listed' | 'page'
>;

/** An answer's parts and sources, numbered in reading order. */
export function composeAnswer(draft: Extract<Draft, { type: 'answer' }>, numbering: Renumbering): Answer {
  const { parts, citations } = composeParts(draft.parts, draft, numbering);
  const controls =
    draft.controls ??
    (citations.length === 0 ? (['why'] as const) : (['sources', 'why', 'feedback'] as const));
  return {
    parts,
    citations,
    suggestions: draft.suggestions.slice(0, MOST_SUGGESTIONS),
    notes: draft.notes ?? [],
    controls: draft.listed === undefined ? [...controls] : ['csv', ...controls],
    ...(draft.actions === undefined ? {} : { actions: draft.actions }),
    ...(draft.listed === undefined ? {} : { listed: draft.listed }),
    ...(draft.page === undefined ? {} : { page: draft.page }),
  };
}

function composeParts(
  parts: readonly ReplyPart[],
  { evidence, quotes = [] }: { evidence: Evidence[]; quotes?: readonly { n: number; text: string }[] },
  numbering: Renumbering,
): Pick<Answer, 'parts' | 'citations'> {
  const citations = toCitations(allText(parts), evidence, quotes);
  return {
    parts: parts.map((part) => citeOnce(mapTexts(part, numbering.apply))),
    citations: citations.flatMap((citation) => renumber(citation, numbering)).sort((a, b) => a.n - b.n),
  };
}

function renumber(citation: Citation, numbering: Renumbering): Citation[] {
  const n = numbering.shown.get(citation.n);
  return n === undefined ? [] : [{ ...citation, n }];
}

/** All the text of a reply's parts, a line a stretch. */
export function allText(parts: readonly ReplyPart[]): string {
  return parts.flatMap(textsOf).join('\n');
}

function textsOf(part: ReplyPart): string[] {
  switch (part.type) {
    case 'text':
    case 'heading':
      return [part.text];
    case 'list':
      return part.items;
    case 'facts':
      return part.facts.map((fact) => `${fact.label}: ${fact.value}`);
    case 'table':
      return part.rows.map((row) => row.join(' | '));
    case 'quote':
      return [part.text];
  }
}

/** Each paragraph says its sources once, and facts that all rest on the same ones behind the last. */
function citeOnce(part: ReplyPart): ReplyPart {
  if (part.type !== 'facts') return mapTexts(part, mergeMarks);
  const values = mergeMarks(part.facts.map(({ value }) => value).join('\u0000')).split('\u0000');
  return { ...part, facts: part.facts.map((fact, at) => ({ ...fact, value: values[at] ?? '' })) };
}

function refusalText(draft: Extract<Draft, { type: 'refused' }>, question: Question): string {
  if (draft.text !== undefined) return draft.text;
  if (draft.reason === 'nothing_found' || draft.reason === 'not_sure' || draft.reason === 'not_grounded')
    return t(question.language, `turn.${draft.reason}`);
  if (draft.reason === 'model_failed') return t(question.language, 'turn.model.no_answer');
  return t(question.language, 'turn.refused', { reason: draft.reason });
}

/** Whether the asker alone may read more is told to them alone, once the reply is out. */
function refusalControls({ reason }: Extract<Draft, { type: 'refused' }>): ReplyControl[] {
  return reason === 'model_failed' ? ['retry', 'why', 'feedback'] : ['why', 'feedback'];
}
