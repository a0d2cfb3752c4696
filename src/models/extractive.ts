import { BotError } from '../core/bot-error.ts';
import type { Evidence } from '../core/citation.ts';
import {
  type Model,
  type ModelEvent,
  type ModelRequest,
  NO_ANSWER,
  NO_USAGE,
  type SourceVerdict,
} from '../core/model.ts';
import type { Synonym } from '../core/retrieval.ts';
import type { TermWeights } from '../knowledge/term-weights.ts';
import { type Part, partsOf } from '../text/parts-of.ts';
import { chooseQuotes, nearestQuotes, sayQuotes, withoutKnown } from './extractive/answer.ts';
import { comparedQuotes } from './extractive/compared-quotes.ts';
import { deniedQuotes } from './extractive/denied-quotes.ts';
import { openWithVerdict } from './extractive/open-with-verdict.ts';
import { readQuestion } from './extractive/question.ts';
import { type ScoredUnit, scoreUnits } from './extractive/score.ts';
import type { Unit } from './extractive/units.ts';

const NAME = 'extractive';

/**
 * Creates the model that needs no model: it answers by quoting what holds the answer, or says that nothing does surely
 * enough. It cannot route, repair or fill a schema.
 * @param options.weigh tells how much a word says in this company's articles; without it longer words say more
 */
export function createExtractiveModel(options: { weigh?: TermWeights } = {}): Model {
  return {
    name: NAME,
    ability: 'quotes',
    async *generate(request: ModelRequest): AsyncIterable<ModelEvent> {
      if (request.purpose !== 'answer' || request.output !== undefined)
        throw new BotError(
          'model_rejected',
          'The extractive model only answers by quoting; it cannot do this.',
        );
      const parts = partsOf(request.question);
      const languages = languagesOf(request.evidence);
      const quotes: Unit[][] = [];
      const open: string[] = [];
      let verdict: SourceVerdict | null = null;
      const context = { languages, synonyms: request.synonyms ?? [] };
      const read = (part: Part) => readQuestion(part, options.weigh ?? null, context);
      const ask = (text: string) => read({ text, about: text });
      for (const part of parts) {
        const question = await read(part);
        const scored = scoreUnits(question, request.evidence);
        const chosen =
          deniedQuotes(question, scored, request.evidence) ??
          (await comparedQuotes(question, request.evidence, ask)) ??
          chooseQuotes(question, scored, { parts: parts.length });
        const found = { quotes: chosen, scored, evidence: request.evidence };
        // Of several parts it would not be clear which one is answered so.
        const opened =
          parts.length === 1
            ? await openWithVerdict(question, found, ask)
            : { verdict: null, quotes: chosen };
        verdict = opened.verdict;
        if (opened.quotes.length === 0) open.push(part.text);
        quotes.push(...withoutKnown(opened.quotes, quotes));
      }
      if (quotes.length === 0) yield { type: 'text', text: NO_ANSWER };
      if (verdict !== null) yield { type: 'verdict', verdict };
      for (const text of sayQuotes(quotes)) {
        request.signal.throwIfAborted();
        yield { type: 'text', text };
      }
      const left = quotes.length > 0 && open.length > 0 ? { open } : {};
      yield { type: 'done', finish: 'stop', usage: NO_USAGE, model: NAME, ...left };
    },
  };
}

/** What comes nearest to a question that nothing answers: the best of up to three articles, quoted with marks. */
export async function findNearest(
  evidence: readonly Evidence[],
  { question, synonyms }: { question: string; synonyms: readonly Synonym[] },
  weigh: TermWeights | null,
): Promise<{ n: number; text: string }[]> {
  const articles = new Map(evidence.map((each) => [each.n, each.articleId ?? each.id]));
  const scored: ScoredUnit[] = [];
  const languages = languagesOf(evidence);
  for (const part of partsOf(question))
    scored.push(...scoreUnits(await readQuestion(part, weigh, { languages, synonyms }), evidence));
  scored.sort((a, b) => b.score - a.score);
  const [foundFirst = ''] = articles.values();
  const quotes = nearestQuotes(scored, {
    asked: question,
    articleOf: (n) => articles.get(n) ?? '',
    foundFirst,
  });
  return quotes.flatMap((quote) => {
    const n = quote[0]?.n;
    return n === undefined ? [] : [{ n, text: [...sayQuotes([quote])].join('') }];
  });
}

function languagesOf(evidence: readonly Evidence[]): string[] {
  return [...new Set(evidence.flatMap(({ language }) => language ?? []))];
}
