import type { Evidence } from '../core/citation.ts';
import {
  completeness,
  type ModelFinish,
  type ModelRequest,
  type ModelToolCall,
  type ModelUsage,
  NO_ANSWER,
  NO_USAGE,
} from '../core/model.ts';
import { type VerifiedSentence, verifySentence } from '../guardrails/output.ts';
import { createClaimStream } from '../guardrails/split-claims.ts';
import type { AgentContext } from './agent-context.ts';
import { MAX_OUTPUT_TOKENS } from './evidence-budget.ts';
import { isLeadIn } from './settle-answer.ts';

/** Characters of one token, more than any language has on average: what goes beyond was never asked for. */
const MAX_CHARACTERS_PER_TOKEN = 8;
/** More calls than this in one go are no plan. */
const MAX_TOOL_CALLS = 8;

/** What a model said in one go, with what verification says of each sentence. */
export interface AnswerPass {
  text: string;
  sentences: VerifiedSentence[];
  /** How many of the sentences were shown. */
  shown: number;
  toolCalls: ModelToolCall[];
  finish: ModelFinish;
  usage: ModelUsage;
  model: string;
  /** Quoting stood in for the model that was asked. */
  stoodIn: boolean;
  /** Parts of the question that are left open. */
  open: readonly string[];
}

/**
 * Asks the model once. Each sentence is verified as it comes, and shown through `emit` as long as none before it has
 * fallen. A model that does not stop where it was told is cut off.
 */
export async function runAnswerPass(
  { model, signal, emit, checks }: Pick<AgentContext, 'model' | 'signal' | 'emit' | 'checks'>,
  request: ModelRequest,
  evidence: Evidence[],
): Promise<AnswerPass> {
  const hidden = request.messages.filter((it) => it.role === 'system').map((it) => it.content);
  let stream = createClaimStream();
  const pass: AnswerPass = {
    text: '',
    sentences: [],
    shown: 0,
    toolCalls: [],
    finish: 'stop',
    usage: NO_USAGE,
    model: '',
    stoodIn: false,
    open: [],
  };
  let fallen = false;

  async function take(claims: string[]): Promise<void> {
    for (const sentence of claims.filter((it) => it.trim() !== '')) {
      const verdict = verifySentence({ sentence, evidence, question: request.question, hidden }, checks);
      pass.sentences.push({ sentence, verdict });
      // An introduction claims nothing: without it the rest still stands.
      if (!verdict.ok && !isLeadIn(sentence)) fallen = true;
      if (fallen || !verdict.ok || emit === undefined) continue;
      await emit(sentence.replace(/[ \t]+$/, ''));
      pass.shown += 1;
    }
  }

  // What a model thinks is left out of the text and needs no room here.
  let room = Math.min(request.maxOutputTokens, MAX_OUTPUT_TOKENS) * MAX_CHARACTERS_PER_TOKEN;
  const mayRestart = () => pass.shown === 0;
  for await (const event of model.generate({ ...request, mayRestart })) {
    signal.throwIfAborted();
    // An event without a word counts too, else a model could go on without end.
    room -= event.type === 'text' ? event.text.length + 1 : 1;
    if (room < 0 && event.type !== 'done') {
      Object.assign(pass, {
        finish: 'length',
        usage: { ...NO_USAGE, outputTokens: request.maxOutputTokens },
        model: model.name,
      });
      break;
    }
    if (event.type === 'text') {
      pass.text += event.text;
      await take(stream.push(event.text));
    } else if (event.type === 'tool_call') {
      if (pass.toolCalls.length < MAX_TOOL_CALLS) pass.toolCalls.push(event.call);
    } else if (event.type === 'restart') {
      Object.assign(pass, { text: '', sentences: [], toolCalls: [] });
      fallen = false;
      stream = createClaimStream();
    } else
      Object.assign(pass, {
        finish: event.finish,
        usage: event.usage,
        model: event.model.slice(0, 100),
        stoodIn: event.standIn === true,
        open: event.open ?? [],
      });
  }
  // Where it was cut, the last sentence is none.
  await take(completeness(pass.finish) === 'complete' ? stream.flush() : stream.flush().slice(0, -1));
  return pass;
}

/** Whether a model said that the evidence does not answer. */
export function saysNoAnswer({ text }: AnswerPass): boolean {
  return text.trim() === '' || text.trimStart().startsWith(NO_ANSWER);
}
