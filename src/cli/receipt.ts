import type { Command } from 'commander';
import { BotError } from '../core/bot-error.ts';
import type { TurnId } from '../core/ids.ts';
import type { ModelCall, Receipt } from '../core/receipt.ts';
import type { EvidenceFit, RetrievalTrail } from '../core/retrieval.ts';
import { readReceipt } from '../turn/read-receipt.ts';
import type { CommandContext, CommandOutput } from './command.ts';

/** `receipt`: why a turn went as it did; the operator's view, unfiltered. */
export function addReceipt(program: Command, context: CommandContext): void {
  program
    .command('receipt <id>')
    .description('explain a turn: route, what was seen and used, checks, model, cost, time per step')
    .option('--json', 'print one JSON document')
    .action(async (id: string, options: { json?: boolean }) => {
      const { database } = await context.app();
      const receipt = await readReceipt(database, id as TurnId, 'operator');
      if (receipt === null)
        throw new BotError('not_found', `There is no receipt ${id}. "ask" prints the id of its receipt.`);
      if (options.json) context.output.out(`${JSON.stringify(receipt, null, 2)}\n`);
      else printReceipt(context.output, receipt);
    });
}

function printReceipt(output: CommandOutput, receipt: Receipt): void {
  output.out(
    `${receipt.outcome}${receipt.reason === undefined ? '' : ` (${receipt.reason})`} by ${receipt.agent}\n`,
  );
  output.out(
    `route    ${receipt.route.by}, ${Math.round(receipt.route.confidence * 100)} %: ${receipt.route.reason}\n`,
  );
  output.out(
    `model    ${receipt.model}, ${receipt.usage.inputTokens} + ${receipt.usage.outputTokens} tokens, $${receipt.usage.costUsd.toFixed(4)}\n`,
  );
  for (const call of receipt.modelCalls ?? []) output.out(`model    ${describeCall(call)}\n`);
  if (receipt.modelChanged !== undefined)
    output.out(
      `model    the endpoint names ${receipt.modelChanged.to} now, and not ${receipt.modelChanged.from}\n`,
    );
  for (const step of receipt.steps)
    output.out(`step     ${step.name.padEnd(10)} ${step.ms} ms ${describeCounts(step.counts)}\n`);
  if (receipt.retrieval !== undefined) printRetrieval(output, receipt.retrieval);
  for (const call of receipt.toolCalls)
    output.out(`tool     ${call.tool} ${call.ok ? 'ok' : `refused (${call.reason})`} ${call.ms} ms\n`);
  for (const { kind, name, version, file } of receipt.extensions ?? [])
    output.out(`extension ${kind} ${name}, version ${version} (${file})\n`);
  for (const seen of receipt.seen)
    output.out(`${seen.used ? 'used    ' : 'seen    '} ${seen.id} ${seen.title}\n`);
  for (const check of receipt.checks)
    output.out(
      `check    ${check.check}: ${check.verdict}${check.reason === undefined ? '' : `, ${check.reason}`}\n`,
    );
}

function printRetrieval(output: CommandOutput, retrieval: RetrievalTrail): void {
  const { searches, words, corrections = [], synonyms = [], understood, model, cited } = retrieval;
  for (const { language, isQuestion, counts, ms } of searches) {
    output.out(`search   read as a ${isQuestion ? 'question' : 'subject'} in ${language}\n`);
    output.out(`search   passages ${describeCounts(counts)}\n`);
    output.out(`search   ms       ${describeCounts(ms)}\n`);
  }
  output.out(`search   words    ${words.join(' ')}\n`);
  if (understood?.question != null) output.out(`search   understood ${understood.question}\n`);
  for (const query of understood?.searches ?? []) output.out(`search   also     ${query}\n`);
  for (const { said, meant } of corrections) output.out(`search   read     ${said} as ${meant}\n`);
  for (const { said, means } of synonyms) output.out(`search   same     ${said} is ${means} here\n`);
  if (model !== null) output.out(`model    ${describeFit(model)}\n`);
  output.out(`cited    ${cited} of the sources\n`);
}

function describeCall(call: ModelCall): string {
  const { purpose, model, asked, inputTokens, outputTokens, cachedTokens, reasoningTokens } = call;
  const parts = [
    ...(cachedTokens === 0 ? [] : [`${cachedTokens} cached`]),
    ...(reasoningTokens === 0 ? [] : [`${reasoningTokens} thought`]),
    ...(call.estimated ? ['estimated'] : []),
  ];
  const more = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  return `${purpose} by ${model ?? asked}: ${inputTokens} + ${outputTokens} tokens${more}, $${call.costUsd.toFixed(4)}, ${call.ms} ms, ${call.ended}`;
}

function describeFit({ budgetTokens, kept, keptTokens, cut, cutTokens }: EvidenceFit): string {
  if (budgetTokens === null) return `read all ${kept} sources (it has no token budget)`;
  return `${kept} sources given, about ${keptTokens} of ${budgetTokens} tokens; ${cut} cut, about ${cutTokens} tokens`;
}

function describeCounts(counts: Record<string, number> | undefined): string {
  return Object.entries(counts ?? {})
    .map(([name, count]) => `${name}=${count}`)
    .join(' ');
}
