import { BotError } from '../core/bot-error.ts';
import type { Evidence } from '../core/citation.ts';
import { type Model, type ModelEvent, type ModelRequest, NO_ANSWER, NO_USAGE } from '../core/model.ts';
import type { Synonym } from '../core/retrieval.ts';
import type { TermWeights } from '../knowledge/term-weights.ts';
import { partsOf } from '../text/parts-of.ts';
import { chooseQuotes, nearestQuotes, sayQuotes, withoutKnown } from './extractive/answer.ts';
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
      for (const part of parts) {
        const question = await readQuestion(part, options.weigh ?? null, {
          languages,
          synonyms: request.synonyms ?? [],
        });
        const chosen = chooseQuotes(question, scoreUnits(question, request.evidence), {
          parts: parts.length,
        });
        if (chosen.length === 0) open.push(part.text);
        quotes.push(...withoutKnown(chosen, quotes));
      }
      if (quotes.length === 0) yield { type: 'text', text: NO_ANSWER };
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
  const quotes = nearestQuotes(scored, { asked: question, articleOf: (n) => articles.get(n) ?? '' });
  return quotes.flatMap((quote) => {
    const n = quote[0]?.n;
    return n === undefined ? [] : [{ n, text: [...sayQuotes([quote])].join('') }];
  });
}

function languagesOf(evidence: readonly Evidence[]): string[] {
  return [...new Set(evidence.flatMap(({ language }) => language ?? []))];
}
