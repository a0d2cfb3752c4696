import { describe, expect, it } from 'vitest';
import type { AnswerClaim } from './claim.ts';
import { createClaimRenderer, renderClaims } from './render-claims.ts';

const say = (text: string, kind: AnswerClaim['kind'] = 'fact', ...marks: number[]): AnswerClaim => ({
  text,
  kind,
  support: marks.map((n) => ({ n })),
});
const cell = (subject: string, aspect: string, text: string, n: number): AnswerClaim => ({
  ...say(text, 'comparison', n),
  subject,
  aspect,
});

function textOf(claims: AnswerClaim[]): string {
  return renderClaims(claims)
    .map((part) => (part.type === 'text' ? part.text : JSON.stringify(part)))
    .join('\n');
}

describe('claims are laid out', () => {
  it('as paragraphs with one mark for neighbours that rest on the same', () => {
    expect(textOf([say('A.', 'fact', 1), say('B.', 'fact', 1), say('C.', 'fact', 2)])).toBe(
      'A. B. [1] C. [2]',
    );
  });

  it('as numbered steps, and as items below what introduces them', () => {
    const steps = [say('Do this:', 'lead'), say('Open it.', 'step', 1), say('Close it.', 'step', 2)];
    expect(textOf(steps)).toBe('Do this:\n1. Open it. [1]\n2. Close it. [2]');
    const items = [say('It needs:', 'lead'), say('a key', 'fact', 1), say('a lock', 'fact', 1)];
    expect(textOf(items)).toBe('It needs:\n- a key [1]\n- a lock [1]');
  });

  it('with advice and disagreements as paragraphs of their own', () => {
    expect(
      textOf([say('A.', 'fact', 1), say('Ask Jana.', 'advice'), say('30 or 90 days.', 'conflict', 1, 2)]),
    ).toBe('A. [1]\n\nAsk Jana.\n\n30 or 90 days. [1][2]');
  });

  it('with comparisons as a table, a row an aspect and a column a subject', () => {
    expect(
      renderClaims([cell('Starter', 'Price', '12 EUR', 1), cell('Business', 'Price', '26 EUR', 2)]),
    ).toEqual([
      { type: 'table', columns: ['', 'Starter', 'Business'], rows: [['Price', '12 EUR [1]', '26 EUR [2]']] },
    ]);
  });

  it('with a single comparison in a line', () => {
    expect(textOf([cell('Starter', 'Price', '12 EUR', 1)])).toBe('Starter, Price: 12 EUR [1]');
  });

  it('with prose as it was written', () => {
    const prose = (text: string): AnswerClaim => ({ ...say(text, 'fact', 1), prose: text });
    expect(textOf([prose('A. [1] '), prose('B. [2]\n')])).toBe('A. [1] B. [2]');
  });

  it('piece by piece as in the end', () => {
    const claims = [say('A.', 'fact', 1), say('B.', 'fact', 1), say('Do:', 'lead'), say('Open.', 'step', 2)];
    const renderer = createClaimRenderer();
    const pieces = [...claims.map((claim) => renderer.next(claim)), renderer.end()];
    expect(pieces).toEqual(['A.', ' B.', ' [1]\n\nDo:', '\n1. Open. [2]', '']);
    expect(pieces.join('')).toBe(textOf(claims));
  });
});
