import { BotError } from '../core/bot-error.ts';

/** The longest line that an endpoint may send; a longer one is no stream of chunks. */
const MAX_LINE = 4_000_000;

/** What `data:` lines bring, one by one: a JSON value, or that the stream is over. */
export type ServerEvent = { type: 'value'; value: unknown } | { type: 'over' };

/**
 * Reads the JSON values of a stream of server-sent events. Unlike the vendor's client it tells a stream that was ended
 * from one that only stopped. @throws BotError `model_invalid_output`
 */
export async function* readServerEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  let pending = '';
  const decoder = new TextDecoder();
  for await (const bytes of body) {
    pending += decoder.decode(bytes, { stream: true });
    const lines = pending.split(/\r\n|\n|\r/);
    pending = lines.pop() ?? '';
    for (const line of lines) yield* readLine(line);
    if (pending.length > MAX_LINE) throw invalid();
  }
  yield* readLine(pending + decoder.decode());
}

function* readLine(line: string): Generator<ServerEvent> {
  if (!line.startsWith('data:')) return;
  const data = line.slice('data:'.length).trim();
  if (data === '') return;
  if (data === '[DONE]') {
    yield { type: 'over' };
    return;
  }
  try {
    yield { type: 'value', value: JSON.parse(data) as unknown };
  } catch {
    throw invalid();
  }
}

function invalid(): BotError {
  return new BotError('model_invalid_output', 'The model endpoint sent what is no valid answer.', {
    retryable: true,
  });
}
