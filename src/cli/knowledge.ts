import { type Command, Option } from 'commander';
import type { App } from '../app.ts';
import { decideFinding, prefer, retire, undo } from '../curation/decide-finding.ts';
import { FINDING_KINDS, type FindingKind } from '../curation/finding.ts';
import {
  type FindingList,
  type FindingViewer,
  listFindings,
  listUnanswered,
  readFinding,
} from '../curation/list-findings.ts';
import { lastCheck, runCheck } from '../curation/run-check.ts';
import { sweepUnanswered } from '../feedback/sweep-unanswered.ts';
import type { DecisionResult } from '../knowledge/decide-article.ts';
import type { Database, Transaction } from '../store/database.ts';
import type { CommandContext } from './command.ts';
import { decided } from './decided.ts';
import { findArticle } from './find-article.ts';
import { findPerson } from './find-asker.ts';
import { printFindings } from './print-findings.ts';
import { reportProgress } from './progress.ts';
import { readCount } from './read-count.ts';

/** `knowledge`: articles that say things twice, contradict each other, are old or never used, and what is done about it. */
export function addKnowledge(program: Command, context: CommandContext): void {
  const knowledge = program
    .command('knowledge')
    .description('articles that should be looked at: copies, contradictions, old and unused ones');
  addCheck(knowledge, context);
  addReport(knowledge, context);
  addRetire(knowledge, context);
  addPrefer(knowledge, context);
  addDismiss(knowledge, context);
  addUndo(knowledge, context);
}

function addCheck(knowledge: Command, context: CommandContext): void {
  knowledge
    .command('check')
    .description('review all articles now; the bot does so once a day')
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      const { database } = await context.app();
      const reading = reportProgress(context.output, 'reading articles');
      const comparing = reportProgress(context.output, 'comparing articles');
      const report = await runCheck(database, {
        now: new Date(),
        signal: context.signal,
        onProgress: (what, done, total) => (what === 'reading' ? reading : comparing).update(done, total),
      });
      reading.end();
      comparing.end();
      if (json) return context.output.out(`${JSON.stringify(report, null, 2)}\n`);
      const found = FINDING_KINDS.map((kind) => `${report.found[kind]} ${kind}`).join(', ');
      const seconds = ((report.ms.read + report.ms.compare) / 1000).toFixed(1);
      context.output.out(
        `${report.articles} articles, ${report.read} of them read, in ${seconds} s: ${found}; ${report.fresh} new, ${report.gone} gone\n`,
      );
    });
}

interface ReportOptions {
  owner?: string;
  kind?: FindingKind | 'unanswered';
  state: 'open' | 'decided' | 'all';
  as?: string;
  limit: number;
  json?: boolean;
}

function addReport(knowledge: Command, context: CommandContext): void {
  knowledge
    .command('report')
    .description('list what was found, by owner, each with what speaks for it and what can be done')
    .option('--owner <name>', 'only those of an owner, as the sources name them; "" for those of nobody')
    .addOption(new Option('--kind <kind>', 'only those of a kind').choices([...FINDING_KINDS, 'unanswered']))
    .addOption(
      new Option('--state <state>', 'which ones').choices(['open', 'decided', 'all']).default('open'),
    )
    .option('--as <person>', 'only what this person may see')
    .option('--limit <count>', 'the most to list', readCount, 50)
    .option('--json', 'print one JSON document')
    .action((options: ReportOptions) => runReport(context, options));
}

async function runReport(context: CommandContext, options: ReportOptions): Promise<void> {
  const { database } = await context.app();
  await sweepUnanswered(database);
  const viewer = options.as === undefined ? 'operator' : await findPerson(database, options.as);
  const list = await readList(database, viewer, options);
  const asked = options.owner === undefined && (options.kind ?? 'unanswered') === 'unanswered';
  const unanswered = asked
    ? await listUnanswered(database, { viewer, limit: options.limit })
    : { groups: [], total: 0 };
  const check = await lastCheck(database);
  const { output } = context;
  if (options.json) output.out(`${JSON.stringify({ ...list, unanswered, check }, null, 2)}\n`);
  else printFindings(output, { ...list, unanswered, check });
}

function readList(
  database: App['database'],
  viewer: FindingViewer,
  { owner, kind, state, limit }: ReportOptions,
): Promise<FindingList> {
  if (kind === 'unanswered') return listFindings(database, { viewer, owners: [], limit });
  return listFindings(database, {
    viewer,
    state,
    limit,
    ...(owner === undefined ? {} : { owners: [owner] }),
    ...(kind === undefined ? {} : { kind }),
  });
}

function addRetire(knowledge: Command, context: CommandContext): void {
  knowledge
    .command('retire <article>')
    .description('retire an article: no search and no answer finds it any more; "undo" brings it back')
    .option('--json', 'print one JSON document')
    .action(async (name: string, { json }: { json?: boolean }) => {
      const { database } = await context.app();
      const { id, title } = await findArticle(database, name);
      const decisionId = await decide(database, id, (tx) => retire(tx, id, 'operator'));
      if (json) context.output.out(`${JSON.stringify({ retired: id, decisionId })}\n`);
      else
        context.output.out(
          `${title} (${id}) is retired; "switchboard knowledge undo ${id}" brings it back\n`,
        );
    });
}

function addPrefer(knowledge: Command, context: CommandContext): void {
  knowledge
    .command('prefer <article> <other>')
    .description('prefer an article: the other one is replaced by it, whatever its source says')
    .option('--json', 'print one JSON document')
    .action(async (name: string, otherName: string, { json }: { json?: boolean }) => {
      const { database } = await context.app();
      const { id: articleId } = await findArticle(database, name);
      const { id: over } = await findArticle(database, otherName);
      const choice = { articleId, over, actor: 'operator' };
      const decisionId = await decide(database, over, (tx) => prefer(tx, choice));
      if (json) context.output.out(`${JSON.stringify({ preferred: articleId, over, decisionId })}\n`);
      else
        context.output.out(
          `${articleId} is preferred over ${over}; "switchboard knowledge undo ${over}" takes that back\n`,
        );
    });
}

function addDismiss(knowledge: Command, context: CommandContext): void {
  knowledge
    .command('dismiss <finding>')
    .description('say that a finding is none; no later check reports it again')
    .option('--json', 'print one JSON document')
    .action(async (id: string, { json }: { json?: boolean }) => {
      const { database } = await context.app();
      const act = { type: 'dismiss' } as const;
      decided(await decideFinding(database, { findingId: id, act, by: 'operator' }), id);
      context.output.out(json ? `${JSON.stringify({ dismissed: id })}\n` : `${id} is dismissed\n`);
    });
}

function addUndo(knowledge: Command, context: CommandContext): void {
  knowledge
    .command('undo <article-or-finding>')
    .description('take back the last decision about an article, or what was decided about a finding')
    .option('--json', 'print one JSON document')
    .action(async (name: string, { json }: { json?: boolean }) => {
      const { database } = await context.app();
      const undone = await takeBack(database, name);
      context.output.out(
        json ? `${JSON.stringify({ undone })}\n` : `what was decided about ${undone} is taken back\n`,
      );
    });
}

async function takeBack(database: App['database'], name: string): Promise<string> {
  if ((await readFinding(database, 'operator', name)) !== null) {
    const act = { type: 'undo' } as const;
    decided(await decideFinding(database, { findingId: name, act, by: 'operator' }), name);
    return name;
  }
  const { id, decisions } = await findArticle(database, name);
  await decide(database, id, (tx) => undo(tx, decisions[0]?.id ?? 0, 'operator'));
  return id;
}

async function decide(
  database: Database,
  articleId: string,
  work: (tx: Transaction) => Promise<DecisionResult>,
): Promise<number> {
  return decided(await database.transaction(work), articleId);
}
