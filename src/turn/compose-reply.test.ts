import { describe, expect, test } from 'vitest';
import type { Evidence } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import { allText, composeAnswer } from './compose-reply.ts';
import { startRenumbering } from './renumber.ts';

const evidence = (n: number, text: string): Evidence => ({
  n,
  kind: 'passage',
  id: `passage:${n}`,
  title: `Article ${n}`,
  text,
});
const answer = (more: Partial<Extract<Draft, { type: 'answer' }>>) =>
  composeAnswer(
    {
      type: 'answer',
      parts: [],
      evidence: [
        evidence(4, 'SSO is included in Enterprise.'),
        evidence(9, 'Enterprise costs 28.00 EUR a seat.'),
        evidence(11, 'Nobody asked for this.'),
      ],
      suggestions: [],
      ...more,
    },
    startRenumbering(),
  );

describe('an answer', () => {
  test('is numbered in reading order over all its parts, and so are its sources', () => {
    const { parts, citations } = answer({
      parts: [
        { type: 'text', text: 'Enterprise costs 28.00 EUR a seat [9].' },
        { type: 'list', ordered: false, items: ['SSO is included in Enterprise [4].'] },
      ],
    });
    expect(allText(parts)).toBe('Enterprise costs 28.00 EUR a seat [1].\nSSO is included in Enterprise [2].');
    expect(citations.map(({ n, id }) => [n, id])).toEqual([
      [1, 'passage:9'],
      [2, 'passage:4'],
    ]);
  });

  test('names no source that it does not cite', () => {
    const { citations } = answer({ parts: [{ type: 'text', text: 'SSO is included in Enterprise [4].' }] });
    expect(citations.map(({ id }) => id)).toEqual(['passage:4']);
  });

  test('leaves the words of a person as they are, marks and all', () => {
    const { parts, citations } = answer({ parts: [{ type: 'quote', author: 'Ana', text: 'See [9].' }] });
    expect(parts).toEqual([{ type: 'quote', author: 'Ana', text: 'See [9].' }]);
    expect(citations).toEqual([]);
  });

  test('marks values of facts and cells of tables, whose labels stay', () => {
    const { parts } = answer({
      parts: [
        { type: 'facts', facts: [{ label: 'Price [9]', value: '28.00 EUR [9]' }] },
        { type: 'table', columns: ['Edition'], rows: [['Enterprise [4]']] },
      ],
    });
    expect(parts).toEqual([
      { type: 'facts', facts: [{ label: 'Price [9]', value: '28.00 EUR [1]' }] },
      { type: 'table', columns: ['Edition'], rows: [['Enterprise [2]']] },
    ]);
  });

  test('offers its sources and asks whether it helped only where it cites something', () => {
    const cited = answer({ parts: [{ type: 'text', text: 'SSO is included in Enterprise [4].' }] });
    expect(cited.controls).toEqual(['sources', 'why', 'feedback']);
    expect(answer({ parts: [{ type: 'text', text: 'Hello!' }] }).controls).toEqual(['why']);
  });

  test('suggests two questions at most', () => {
    expect(answer({ suggestions: ['a', 'b', 'c', 'd'] }).suggestions).toEqual(['a', 'b']);
  });
});

test('all the text of a reply is a line a stretch, with labels beside their values', () => {
  const text = allText([
    { type: 'heading', text: 'Solvane' },
    { type: 'facts', facts: [{ label: 'Owner', value: 'Nora' }] },
    { type: 'table', columns: ['Case', 'State'], rows: [['SSO', 'open']] },
    { type: 'quote', author: 'Ana', text: 'Soon.' },
  ]);
  expect(text).toBe('Solvane\nOwner: Nora\nSSO | open\nSoon.');
});
