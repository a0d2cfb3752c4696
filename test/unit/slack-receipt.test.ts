import { describe, expect, it } from 'vitest';
import { asId, type TeamId, type TurnId } from '../../src/core/ids.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { NO_USAGE } from '../../src/core/model.ts';
import type { ExtensionPiece, Receipt } from '../../src/core/receipt.ts';
import type { RetrievalTrail } from '../../src/core/retrieval.ts';
import { receiptBlocks } from '../../src/slack/explain/receipt-blocks.ts';

const SEARCH: RetrievalTrail['searches'][number] = {
  language: 'de',
  isQuestion: true,
  counts: {
    lexical: 90,
    vector: 100,
    fused: 1_234,
    reranked: 88,
    lent: 7,
    loaded: 48,
    duplicates: 3,
    joined: 2,
    linked: 5,
    followed: 1,
    returned: 16,
  },
  ms: { lexical: 4.26, vector: 3, feedback: 0, rerank: 1, references: 2, total: 12.4 },
};
const MODEL = { budgetTokens: 2_400, kept: 9, keptTokens: 2_311, cut: 7, cutTokens: 1_999 };

const EXTENSIONS: ExtensionPiece[] = [
  { kind: 'agent', name: 'people', version: 3, file: 'people.ts' },
  { kind: 'policy', name: 'no_business_in_hawaii', version: 1, file: 'rules.js' },
];

function receiptOf(retrieval?: RetrievalTrail): Receipt {
  return {
    id: asId<TurnId>('t_1'),
    outcome: 'answered',
    agent: 'service',
    route: { by: 'classifier', reason: 'test', confidence: 1 },
    audience: { teamId: asId<TeamId>('T1'), everyone: true, people: [] },
    seen: [],
    citations: [],
    checks: [],
    ...(retrieval === undefined ? {} : { retrieval }),
    toolCalls: [],
    model: 'fake',
    usage: NO_USAGE,
    steps: [],
    startedAt: '',
    finishedAt: '',
  };
}

const textOf = (receipt: Receipt, language: (typeof LANGUAGES)[number]): string =>
  receiptBlocks(receipt, language)
    .map((block) => (block.type === 'section' ? (block.text?.text ?? '') : ''))
    .join('\n');

describe('why, about the search', () => {
  it('says each stage in words', () => {
    const text = textOf(
      receiptOf({ searches: [SEARCH], words: ['preis', 'platz'], model: MODEL, cited: 2 }),
      'en',
    );
    for (const part of [
      'Read as a question in German.',
      'Found 90 passages by words and 100 by likeness, 1,234 together.',
      'Added 7 related words',
      'Reordered 88 and read the best 48: 3 said the same again, 2 were joined with a neighbour, 16 kept.',
      'Followed links to 5 articles and took 1 passages',
      'Looked for: “preis” “platz”',
      'Gave the model 9 sources (about 2,311 of 2,400 tokens); left out 7 (about 1,999 tokens).',
      'Used 2 in the answer.',
      'words 4.3 ms',
    ])
      expect(text).toContain(part);
  });

  it.each(LANGUAGES)('says it in %s with every figure and no word of the code', (language) => {
    const text = textOf(receiptOf({ searches: [SEARCH], words: [], model: MODEL, cited: 2 }), language);
    for (const figure of ['90', '100', '88', '48', '16', '7']) expect(text).toContain(figure);
    expect(text).not.toMatch(/lexical|reranked|keptTokens|undefined|NaN|slack\.why/);
  });

  it('says what did not happen with no word', () => {
    const quiet = { ...SEARCH, counts: { ...SEARCH.counts, lent: 0, linked: 0, followed: 0 } };
    const text = textOf(
      receiptOf({ searches: [quiet], words: [], model: { ...MODEL, budgetTokens: null }, cited: 0 }),
      'en',
    );
    expect(text).not.toMatch(/links to|related words from|tokens\)/);
    expect(text).toContain('Read all 9 sources.');
    expect(textOf(receiptOf(), 'en')).not.toContain('How I searched');
  });

  it('fits a block however many words and searches there were, and shows no markup of the question', () => {
    const words = Array.from({ length: 500 }, (_, at) => `<!channel>*${'x'.repeat(60)}${at}*`);
    const searches = Array.from({ length: 60 }, () => ({ ...SEARCH, language: 'not a language' }));
    const blocks = receiptBlocks(receiptOf({ searches, words, model: MODEL, cited: 2 }), 'en');
    expect(blocks.length).toBeLessThan(50);
    for (const block of blocks)
      if (block.type === 'section') expect(block.text!.text.length).toBeLessThanOrEqual(3_000);
    expect(JSON.stringify(blocks)).not.toContain('<!channel>');
  });
});

describe('why, about what the company added', () => {
  it.each(LANGUAGES)('names each piece with its version in %s', (language) => {
    const text = textOf({ ...receiptOf(), extensions: EXTENSIONS }, language);
    expect(text).toMatch(/`agent` `people` · \S+ 3/);
    expect(text).toMatch(/`policy` `no_business_in_hawaii` · \S+ 1/);
  });

  it('says nothing where nothing of it took part', () => {
    expect(textOf(receiptOf(), 'en')).not.toContain('Added by');
  });
});
