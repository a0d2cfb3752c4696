import { describe, expect, it } from 'vitest';
import type { Citation } from '../../core/citation.ts';
import type { Reply } from '../../core/reply.ts';
import { citedIn, numberAsBefore, openingOf, toPageMarkdown, toSections } from './page-content.ts';
import { needlesOf } from './write-page.ts';

const cite = (n: number, id: string, url?: string): Citation => ({
  n,
  id,
  kind: 'record',
  title: `Title [of] ${id}`,
  quote: '',
  ...(url === undefined ? {} : { url }),
});
const REPLY: Reply = {
  turnId: null,
  outcome: 'answered',
  language: 'en',
  parts: [
    { type: 'list', ordered: false, items: ['A lead [1]'] },
    { type: 'heading', text: 'Acme' },
    { type: 'heading', text: 'What matters now' },
    { type: 'list', ordered: false, items: ['**Renewal**: soon [1]', '18. November <!here> [2]'] },
    { type: 'heading', text: 'People' },
    { type: 'heading', text: 'The account' },
    {
      type: 'facts',
      facts: [
        { label: 'Seats', value: '12 [2]' },
        { label: 'Country', value: 'Spain' },
      ],
    },
  ],
  citations: [cite(1, 'account:a'), cite(2, 'case:b', 'https://docs.acme.com/b')],
  choices: [],
  suggestions: [],
  notes: ['Asked by Ana'],
  controls: [],
};

describe('what stands on a page', () => {
  it('is the reply by its headings, without the one that is its title, and with its sources', () => {
    const sections = toSections(REPLY, { when: '1 May', writable: false });
    expect(sections.map(({ heading }) => heading)).toEqual([
      null,
      'What matters now',
      'The account',
      'Sources',
    ]);
    expect(sections[0]!.lines).toEqual(['_As of 1 May._', '- A lead [1]', 'Asked by Ana']);
    expect(sections[3]!.lines).toEqual([
      '- [1] Title of account:a',
      '- [[2]](https://docs.acme.com/b) Title of case:b',
    ]);
    expect(toPageMarkdown(sections.slice(2, 3))).toBe(
      '## The account\n- **Seats:** 12 [[2]](https://docs.acme.com/b)\n- **Country:** Spain',
    );
  });

  it('mentions nobody', () => {
    expect(toPageMarkdown(toSections(REPLY, { when: '', writable: true }))).not.toContain('<!here>');
  });

  it('begins in its message with what matters, and ends there before the second section', () => {
    expect(openingOf(REPLY.parts)).toEqual(REPLY.parts.slice(0, 4));
    expect(openingOf(REPLY.parts.slice(0, 1))).toEqual(REPLY.parts.slice(0, 1));
    expect(citedIn(REPLY.parts.slice(0, 1), REPLY).map(({ n }) => n)).toEqual([1]);
  });

  it('keeps the number of a source for as long as the page stands', () => {
    const { reply, sources } = numberAsBefore(REPLY, ['price:gone', 'case:b']);
    expect(sources).toEqual(['price:gone', 'case:b', 'account:a']);
    expect(reply.parts[3]).toMatchObject({ items: ['**Renewal**: soon [3]', '18. November <!here> [2]'] });
    expect(reply.citations.map(({ n }) => n)).toEqual([3, 2]);
  });

  it.each([
    ['- **Lucía Ibarra**: Directora, champion [4]', [': Directora, champion', 'Lucía Ibarra']],
    ['- [2] [Data sheet](https://x.example/a_b)', ['Data sheet']],
    ['出典', ['出典']],
  ])('is found again by the words that a reader sees: %s', (line, needles) => {
    expect(needlesOf(line)).toEqual(needles);
  });
});
