import { BotError } from '../core/bot-error.ts';
import { type Model, type ModelEvent, type ModelRequest, NO_ANSWER, NO_USAGE } from '../core/model.ts';
import type { TermWeights } from '../knowledge/term-weights.ts';
import { chooseUnits, sayUnits } from './extractive/answer.ts';
import { readQuestion } from './extractive/question.ts';
import { scoreUnits } from './extractive/score.ts';

const NAME = 'extractive';

/**
 * Creates the model that needs no model: it answers by quoting the sentences of the evidence that hold the answer, or
 * says that there are none. It cannot route, repair or fill a schema.
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
      const units = chooseUnits(question, scoreUnits(question, request.evidence));
      if (units.length === 0) yield { type: 'text', text: NO_ANSWER };
      for (const text of sayUnits(units)) {
        request.signal.throwIfAborted();
        yield { type: 'text', text };
      }
      yield { type: 'done', finish: 'stop', usage: NO_USAGE, model: NAME };
    },
  };
}
