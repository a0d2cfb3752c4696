import { expect, it } from 'vitest';
import type { Evidence } from '../core/citation.ts';
import { LANGUAGES } from '../core/language.ts';
import { openWorkNotes } from './work-shown.ts';

const passage = (articleId: string): Evidence => ({
  ...{ n: 0, kind: 'passage', id: `passage:${articleId}`, articleId, title: 'Secret plan', text: 'Secret.' },
});

it('tells of places and counts, articles once each, and of no title', () => {
  const notes = openWorkNotes('en');
  expect(notes.shown()).toBeNull();
  notes.note({ tool: 'search_articles', brought: null });
  notes.note({ tool: 'search_articles', brought: null });
  notes.note({ tool: 'search_articles', brought: [passage('a'), passage('a'), passage('b')] });
  expect(notes.shown()?.tasks).toEqual([{ id: 'articles', title: 'Searching the articles', isDone: false }]);
  notes.note({ tool: 'search_articles', brought: [passage('b'), passage('c')] });
  notes.note({ tool: 'quote_price', brought: null });
  notes.note({ tool: 'calculate', brought: null });
  expect(notes.shown()?.tasks).toEqual([
    { id: 'articles', title: 'Searched the articles: 3 found', isDone: true },
    { id: 'prices', title: 'Asking the price book', isDone: false },
  ]);
  expect(JSON.stringify(notes.shown())).not.toContain('Secret');
});

it.each(LANGUAGES)('fits what Slack takes of a task, in %s', (language) => {
  const notes = openWorkNotes(language);
  for (const tool of ['search_articles', 'discount_authority', 'query_records'])
    for (const brought of [null, [passage('a')]]) notes.note({ tool, brought });
  const work = notes.shown();
  expect(work?.tasks).toHaveLength(3);
  for (const { title } of [...(work?.tasks ?? []), { title: work?.title ?? '' }]) {
    expect(title.length).toBeGreaterThan(0);
    expect(title.length).toBeLessThanOrEqual(256);
  }
});
