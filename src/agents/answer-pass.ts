import type { Evidence } from '../core/citation.ts';
import {
  completeness,
  type ModelFinish,
  type ModelRequest,
  type ModelToolCall,
  type ModelUsage,
  NO_ANSWER,
  NO_USAGE,
  type SourceVerdict,
} from '../core/model.ts';
import { t } from '../messages/t.ts';
import type { AgentContext } from './agent-context.ts';
import type { ClaimGround } from './claims/check-claim.ts';
import type { ReadClaim } from './claims/claim.ts';
import { openClaimLine, type PassedClaim } from './claims/claim-line.ts';
import type { ClaimJudge } from './claims/judge-claims.ts';
import { createClaimReader } from './claims/read-claims.ts';
import { MAX_OUTPUT_TOKENS } from './evidence-budget.ts';

/** Characters of one token, more than any language has on average: what goes beyond was never asked for. */
const MAX_CHARACTERS_PER_TOKEN = 8;
/** More calls than this in one go are no plan. */
const MAX_TOOL_CALLS = 8;

/** What a model said in one go, with what verification says of each claim. */
export interface AnswerPass {
  text: string;
  claims: PassedClaim[];
  /** Parts of the question that the model says the evidence does not cover. */
  missing: string[];
  /** How many of the claims were shown. */
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

/** What a pass works with besides its request. */
export interface PassContext extends Pick<AgentContext, 'model' | 'signal' | 'emit' | 'checks'> {
  evidence: Evidence[];
  /** What claims may say beside it. */
  known?: Pick<ClaimGround, 'asker' | 'calculations' | 'ownNames' | 'thread'>;
  /** Null: code decides alone. */
  judge: ClaimJudge | null;
  /** Claims that passed earlier and stand before these, one a line. */
  before?: string;
  /** What a model says beyond so many claims is not looked at; left out: all of them are. */
  maxClaims?: number;
}

/**
 * Asks the model once. Each claim is checked by code as it comes, then by the judge beside the writing, and shown
 * through `emit` as long as none before it has fallen. A model that does not stop where it was told is cut off.
 */
export async function runAnswerPass(context: PassContext, request: ModelRequest): Promise<AnswerPass> {
  const { model, signal, maxClaims = Number.POSITIVE_INFINITY } = context;
  let reader = createClaimReader();
  let line = openLine(context, request);
  const pass: AnswerPass = {
    text: '',
    claims: [],
    missing: [],
    shown: 0,
    toolCalls: [],
    finish: 'stop',
    usage: NO_USAGE,
    model: '',
    stoodIn: false,
    open: [],
  };

  /** Of a model that quotes, which is code: the others could say so of what does not. */
  let verdict: SourceVerdict | null = null;

  function take(read: ReadClaim[]): void {
    for (const each of read) {
      if (each.type === 'missing') pass.missing.push(...each.parts);
      else if (line.length < maxClaims) {
        line.add(each, verdict === null ? undefined : openingOf(verdict, request));
        verdict = null;
      }
    }
  }

  // What a model thinks is left out of the text and needs no room here.
  let room = Math.min(request.maxOutputTokens, MAX_OUTPUT_TOKENS) * MAX_CHARACTERS_PER_TOKEN;
  const mayRestart = () => line.shown === 0;
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
      take(reader.push(event.text));
    } else if (event.type === 'tool_call') {
      if (pass.toolCalls.length < MAX_TOOL_CALLS) pass.toolCalls.push(event.call);
    } else if (event.type === 'verdict') {
      verdict = event.verdict;
    } else if (event.type === 'restart') {
      verdict = null;
      Object.assign(pass, { text: '', missing: [], toolCalls: [] });
      reader = createClaimReader();
      line = openLine(context, request);
    } else
      Object.assign(pass, {
        finish: event.finish,
        usage: event.usage,
        model: event.model.slice(0, 100),
        stoodIn: event.standIn === true,
        open: event.open ?? [],
      });
    await line.showReady();
  }
  take(completeness(pass.finish) === 'complete' ? reader.flush() : withoutCutOff(reader.flush()));
  pass.claims = await line.settle();
  pass.shown = line.shown;
  return pass;
}

function openingOf(verdict: SourceVerdict, { language }: ModelRequest): string {
  return t(language, `agent.verdict.${verdict}`);
}

function openLine({ evidence, checks, judge, before, emit, known }: PassContext, request: ModelRequest) {
  const hidden = request.messages.filter((it) => it.role === 'system').map((it) => it.content);
  return openClaimLine({
    ground: { question: request.question, evidence, hidden, checks, ...known },
    judge,
    ...(before === undefined ? {} : { before }),
    ...(emit === undefined ? {} : { emit }),
  });
}

/** Where a text was cut off, its last sentence is none. */
function withoutCutOff(read: ReadClaim[]): ReadClaim[] {
  const last = read.at(-1);
  return last?.type === 'claim' && last.claim.prose !== undefined ? read.slice(0, -1) : read;
}

/** Whether a model said that the evidence does not answer. */
export function saysNoAnswer({ text, claims, missing }: AnswerPass): boolean {
  const none = claims.length === 0 && (missing.length > 0 || text.trim() === '');
  return none || text.trimStart().startsWith(NO_ANSWER);
}
