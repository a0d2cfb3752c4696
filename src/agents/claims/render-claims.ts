import type { ReplyPart } from '../../core/reply.ts';
import { marksOf } from './check-claim.ts';
import type { AnswerClaim } from './claim.ts';

/**
 * Lays claims out as Markdown, one after the other, so that what was shown while an answer was written is how its end
 * begins: paragraphs with one mark for neighbours that rest on the same, numbered steps, and items below a line that
 * introduces them. Prose stays as it was written.
 */
export interface ClaimRenderer {
  /** What is to be added for the next claim. */
  next(claim: AnswerClaim): string;
  /** What is to be added at the end. */
  end(): string;
}

/** `apart`: a paragraph of its own. */
type Block = 'paragraph' | 'step' | 'item' | 'lead' | 'apart';

/** Starts an empty answer. */
export function createClaimRenderer(): ClaimRenderer {
  let last: Block | null = null;
  /** The line before ends in a colon. */
  let introduced = false;
  let steps = 0;
  /** Marks of the sentences before, which stand once behind the last of them. */
  let owed = '';

  function pay(): string {
    const marks = owed;
    owed = '';
    return marks;
  }

  return {
    next(claim) {
      if (claim.prose !== undefined) {
        const paid = pay();
        last = null;
        return `${paid === '' ? '' : `${paid}\n\n`}${claim.prose}`;
      }
      const block = blockOf(claim, introduced || last === 'item');
      const marks = marksOf(claim.support);
      const flows = block === 'paragraph' && last === 'paragraph';
      const before = flows && owed === marks ? ' ' : `${pay()}${separator(last, block, introduced)}`;
      steps = block === 'step' ? steps + 1 : 0;
      const sign = block === 'step' ? `${steps}. ` : block === 'item' ? '- ' : '';
      const isRunning = block === 'paragraph' || block === 'apart';
      owed = isRunning ? marks : '';
      last = block;
      introduced = block === 'lead' && /[:：]$/u.test(claim.text);
      return `${before}${sign}${claim.text}${isRunning ? '' : marks}`;
    },
    end: pay,
  };
}

function blockOf({ kind }: AnswerClaim, inList: boolean): Block {
  if (kind === 'step' || kind === 'lead') return kind;
  if (kind === 'advice' || kind === 'conflict') return 'apart';
  return inList ? 'item' : 'paragraph';
}

function separator(last: Block | null, next: Block, introduced: boolean): string {
  if (last === null) return '';
  if (last === 'paragraph' && next === 'paragraph') return ' ';
  return introduced || (last === next && (next === 'step' || next === 'item')) ? '\n' : '\n\n';
}

/** A stretch of an answer: text, or the comparisons that follow one another as one table. */
export type Stretch = { type: 'text'; claims: AnswerClaim[] } | { type: 'table'; claims: AnswerClaim[] };

/** Lays a whole answer out; neighbouring comparisons become a table with a row an aspect and a column a subject. */
export function renderClaims(claims: readonly AnswerClaim[]): ReplyPart[] {
  return stretchesOf(claims).flatMap((stretch): ReplyPart[] => {
    if (stretch.type === 'table') return [toTable(stretch.claims)];
    const renderer = createClaimRenderer();
    const text = stretch.claims.map((claim) => renderer.next(claim)).join('') + renderer.end();
    return text.trim() === '' ? [] : [{ type: 'text', text: text.trim() }];
  });
}

function stretchesOf(claims: readonly AnswerClaim[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const claim of claims) {
    const type = isCell(claim) ? 'table' : 'text';
    const last = stretches.at(-1);
    if (last?.type === type) last.claims.push(claim);
    else stretches.push({ type, claims: [claim] });
  }
  return stretches.map((stretch) =>
    stretch.type === 'table' && isTable(stretch.claims)
      ? stretch
      : { type: 'text', claims: stretch.claims.map(toFact) },
  );
}

/** Whether a claim is a value of something in one respect. */
export function isCell({ kind, subject, aspect }: AnswerClaim): boolean {
  return kind === 'comparison' && subject !== undefined && aspect !== undefined;
}

/** One value of one thing reads better as a line. */
function isTable(claims: readonly AnswerClaim[]): boolean {
  return claims.length > 1 && new Set(claims.map(({ subject }) => subject)).size > 1;
}

function toFact({ subject, aspect, ...claim }: AnswerClaim): AnswerClaim {
  const named = [subject, aspect].filter((it) => it !== undefined).join(', ');
  return claim.kind !== 'comparison' || named === ''
    ? claim
    : { ...claim, kind: 'fact', text: `${named}: ${claim.text}` };
}

function toTable(claims: readonly AnswerClaim[]): ReplyPart {
  const subjects = [...new Set(claims.map(({ subject }) => subject!))];
  const aspects = [...new Set(claims.map(({ aspect }) => aspect!))];
  const cell = (subject: string, aspect: string): string =>
    claims
      .filter((claim) => claim.subject === subject && claim.aspect === aspect)
      .map(({ text, support }) => `${text}${marksOf(support)}`)
      .join('; ');
  return {
    type: 'table',
    columns: ['', ...subjects],
    rows: aspects.map((aspect) => [aspect, ...subjects.map((subject) => cell(subject, aspect) || '–')]),
  };
}
