import { countTokens } from '../../src/core/count-tokens.ts';
import type { Model, ModelRequest } from '../../src/core/model.ts';
import { toChatRequest } from '../../src/models/chat-request.ts';
import { assumeTerms } from '../../src/models/endpoint-terms.ts';

/** One call of a model as it would have been sent. */
export interface RecordedCall {
  purpose: ModelRequest['purpose'];
  /** Estimated, of messages, tools and the schema that is asked for. */
  inputTokens: number;
  /** Titles and addresses of the pieces that the prompt shows by number. */
  pieces: { n: number; title: string; url: string | null }[];
  request: ModelRequest;
}

/** A model that keeps what it is asked, and says what quoting says. */
export interface RecordingModel extends Model {
  /** Takes out what was asked since the last time. */
  takeCalls(): RecordedCall[];
  /** Sets what it says when it is next asked to understand a question; null: nothing readable. */
  setUnderstanding(said: unknown): void;
}

/** What an endpoint of the vendor takes. */
const TERMS = assumeTerms(undefined);

/** Creates a model that stands in place of an endpoint: it keeps every prompt, and answers by quoting. */
export function createRecordingModel(quoting: Model, contextTokens: number): RecordingModel {
  const calls: RecordedCall[] = [];
  let understanding: unknown = null;
  return {
    name: 'recording',
    ability: 'writes',
    contextTokens,
    takeCalls: () => calls.splice(0),
    setUnderstanding: (said) => {
      understanding = said;
    },
    async *generate(request) {
      calls.push(readCall(request));
      if (request.purpose === 'understand' && understanding !== null)
        yield { type: 'text', text: JSON.stringify(understanding) };
      // What else asks for a schema gets nothing readable: the turn goes on as it does when understanding fails.
      if (request.purpose === 'answer' && request.output === undefined) yield* quoting.generate(request);
      else
        yield {
          type: 'done',
          finish: 'stop',
          usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
          model: 'recording',
        };
    },
  };
}

function readCall(request: ModelRequest): RecordedCall {
  const { messages, tools, response_format: format } = toChatRequest(request, 'recording', TERMS);
  const sent = [
    ...messages.map(
      ({ content, ...others }) =>
        `${typeof content === 'string' ? content : ''}${'tool_calls' in others ? JSON.stringify(others.tool_calls) : ''}`,
    ),
    ...(tools ?? []).map((tool) => JSON.stringify(tool)),
    ...(format === undefined ? [] : [JSON.stringify(format)]),
  ];
  return {
    purpose: request.purpose,
    inputTokens: sent.reduce((sum, text) => sum + countTokens(text), 0),
    pieces: piecesOf(request),
    request,
  };
}

/** The numbers at the head of a line of the messages that stand for evidence. */
function piecesOf({ messages, evidence }: ModelRequest): RecordedCall['pieces'] {
  const shown = new Set(
    messages.flatMap(({ role, content }) =>
      role === 'user' || role === 'tool'
        ? [...content.matchAll(/^\[(\d{1,3})\] /gm)].map(([, n]) => Number(n))
        : [],
    ),
  );
  return evidence
    .filter(({ n }) => shown.has(n))
    .map(({ n, title, url }) => ({ n, title, url: url ?? null }));
}
