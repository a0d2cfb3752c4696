import type { Evidence } from '../core/citation.ts';
import { BotError } from '../core/bot-error.ts';
import { type Model, type ModelEvent, type ModelRequest, NO_ANSWER, NO_USAGE } from '../core/model.ts';
import type { TermWeights } from '../knowledge/term-weights.ts';
import { chooseQuotes, nearestQuotes, sayQuotes } from './extractive/answer.ts';
import { readQuestion } from './extractive/question.ts';
import { scoreUnits } from './extractive/score.ts';

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
      const question = await readQuestion(request.question, options.weigh ?? null);
      const quotes = chooseQuotes(question, scoreUnits(question, request.evidence));
      if (quotes.length === 0) yield { type: 'text', text: NO_ANSWER };
      for (const text of sayQuotes(quotes)) {
        request.signal.throwIfAborted();
        yield { type: 'text', text };
      }
      yield { type: 'done', finish: 'stop', usage: NO_USAGE, model: NAME };
    },
  };
}

/** What comes nearest to a question that nothing answers: the best of up to three articles, quoted with marks. */
export async function findNearest(
  evidence: readonly Evidence[],
  question: string,
  weigh: TermWeights | null,
): Promise<{ n: number; text: string }[]> {
  const articles = new Map(evidence.map((each) => [each.n, each.articleId ?? each.id]));
  const read = await readQuestion(question, weigh);
  const quotes = nearestQuotes(scoreUnits(read, evidence), (n) => articles.get(n) ?? '');
  return quotes.flatMap((quote) => {
    const n = quote[0]?.n;
    return n === undefined ? [] : [{ n, text: [...sayQuotes([quote])].join('') }];
  });
}
