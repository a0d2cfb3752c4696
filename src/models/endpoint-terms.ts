import { APIError } from 'openai';
import type { ModelRequest } from '../core/model.ts';

/** What an endpoint takes, as far as it is known; compatible servers differ, and each is asked only once. */
export interface EndpointTerms {
  /** How a value of a schema is asked for: by the schema, as any JSON, or in words alone. */
  json: 'schema' | 'object' | 'words';
  /** The name of the limit of output tokens; null: it takes none. */
  tokenLimit: 'max_completion_tokens' | 'max_tokens' | null;
  /** Names of that limit that it refused. */
  refusedLimits: readonly string[];
  /** The most output tokens that it lets ask for; null: not known. */
  maxTokens: number | null;
  temperature: boolean;
  streamUsage: boolean;
  stream: boolean;
  tools: boolean;
  /** Whose message instructions are. */
  instructions: 'system' | 'developer' | 'user';
}

/** An endpoint of which nothing is known yet; other servers than the vendor's know the older name of the token limit. */
export function assumeTerms(baseUrl: string | undefined): EndpointTerms {
  return {
    json: 'schema',
    tokenLimit: baseUrl === undefined ? 'max_completion_tokens' : 'max_tokens',
    refusedLimits: [],
    maxTokens: null,
    temperature: true,
    streamUsage: true,
    stream: true,
    tools: true,
    instructions: 'system',
  };
}

/** Statuses by which endpoints say that they do not take a request as it is. */
const REFUSALS = [400, 404, 422, 501];

/** Reads from a refusal what the endpoint does not take; null: nothing that could be left out. */
export function learnTerms(error: unknown, sent: EndpointTerms, request: ModelRequest): EndpointTerms | null {
  if (!(error instanceof APIError)) return null;
  const status: number | undefined = error.status;
  const complaint = `${error.param ?? ''} ${error.code ?? ''} ${error.message}`;
  const isRefusal = status !== undefined && REFUSALS.includes(status);
  if (!isRefusal && !(status === 500 && /\b(?:requires?|support)/i.test(complaint))) return null;
  if (/context.?length|context window|maximum context|reduce the length/i.test(complaint)) return null;
  for (const lesson of LESSONS) {
    const learned = lesson(complaint, sent, request);
    if (learned !== null) return { ...sent, ...learned };
  }
  return null;
}

type Lesson = (
  complaint: string,
  sent: EndpointTerms,
  request: ModelRequest,
) => Partial<EndpointTerms> | null;

/** What is named most exactly comes first: a complaint about one option often names others. */
const LESSONS: readonly Lesson[] = [
  (complaint, { json }, { output }) => {
    const isMeant = /response_format|json|schema|structured|guided|grammar/i.test(complaint);
    if (output === undefined || json === 'words' || !isMeant) return null;
    return { json: json === 'schema' ? 'object' : 'words' };
  },
  (complaint, { streamUsage }) =>
    streamUsage && /stream_options|include_usage/i.test(complaint) ? { streamUsage: false } : null,
  (complaint, { stream }) =>
    stream && /(?:^|['"`\s])stream\b(?!_)|\bstreaming\b/i.test(complaint)
      ? { stream: false, streamUsage: false }
      : null,
  learnTokenLimit,
  (complaint, { temperature }) =>
    temperature && /temperature/i.test(complaint) ? { temperature: false } : null,
  (complaint, { tools }, request) => {
    const sentTools = request.tools.length > 0 || request.messages.some(({ role }) => role === 'tool');
    return tools && sentTools && /\b(?:tools?|tool_choice|functions?)\b/i.test(complaint)
      ? { tools: false }
      : null;
  },
  (complaint, { instructions }) => {
    if (instructions === 'user') return null;
    if (/roles must alternate/i.test(complaint)) return { instructions: 'user' };
    const isMeant = /\bsystem\b|\bdeveloper\b|\brole\b/i.test(complaint);
    if (!isMeant) return null;
    return { instructions: instructions === 'system' ? 'developer' : 'user' };
  },
];

const LIMIT_NAMES = ['max_completion_tokens', 'max_tokens'] as const;

/** One name is tried after the other, whichever came first; a limit that is too high is lowered. */
function learnTokenLimit(
  complaint: string,
  sent: EndpointTerms,
  request: ModelRequest,
): Partial<EndpointTerms> | null {
  const { tokenLimit, refusedLimits } = sent;
  if (tokenLimit === null || !/max_(?:completion_|output_)?tokens|completion tokens/i.test(complaint))
    return null;
  const most = Number(
    /(?:at most|equal to|maximum|up to|exceed|<=|limit)\D{0,60}?(\d{2,6})/i.exec(complaint)?.[1],
  );
  if (most > 0 && most < Math.min(request.maxOutputTokens, sent.maxTokens ?? Number.POSITIVE_INFINITY))
    return { maxTokens: most };
  const refused = [...refusedLimits, tokenLimit];
  return {
    refusedLimits: refused,
    tokenLimit: LIMIT_NAMES.find((name) => !refused.includes(name)) ?? null,
  };
}

/** Keeps what was learned of one model of one endpoint. */
export interface TermsMemory {
  current(): EndpointTerms;
  /** Takes in what a refusal taught, unless another call learned something meanwhile; false: it taught nothing. */
  learn(error: unknown, sent: EndpointTerms, request: ModelRequest): boolean;
  /** Hears which model the endpoint says it is: what was learned of another one counts no more. */
  heard(model: string): void;
}

/** Endpoints change; so long what was learned is believed. */
const KEPT_MS = 6 * 3_600_000;

/** Opens the memory of what a model of an endpoint takes. */
export function createTermsMemory(baseUrl: string | undefined, nowMs: () => number = Date.now): TermsMemory {
  let terms = assumeTerms(baseUrl);
  let learnedAtMs: number | null = null;
  let named: string | null = null;
  const forget = () => {
    terms = assumeTerms(baseUrl);
    learnedAtMs = null;
  };
  return {
    current() {
      if (learnedAtMs !== null && nowMs() - learnedAtMs > KEPT_MS) forget();
      return terms;
    },
    learn(error, sent, request) {
      const learned = learnTerms(error, sent, request);
      if (learned === null) return false;
      if (terms === sent) {
        terms = learned;
        learnedAtMs ??= nowMs();
      }
      return true;
    },
    heard(model) {
      if (named !== null && named !== model) forget();
      named = model;
    },
  };
}
