import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { App } from '../src/app.ts';
import { askTurns, openTerminalTurns } from '../src/cli/ask-from-terminal.ts';
import { findAsker } from '../src/cli/find-asker.ts';
import { readConfig } from '../src/config.ts';
import { EXAMPLE_FOLDER } from '../src/sources/example.ts';
import { tidyEmbedded } from '../src/store/tidy-embedded.ts';
import { fillCompany } from './company-fill.ts';
import { countRecordsRead } from './count-records-read.ts';
import { countStatements } from './count-statements.ts';
import { withEverydayApp } from './everyday/open-everyday-app.ts';
import { percentile } from './percentile.ts';

/** How a company of many records is measured beside the same without them. */
export interface CompanyOptions {
  accounts: number;
  products: number;
  /** How often each question is asked. */
  rounds: number;
  onProgress(message: string): void;
}

/** What a question costs on average; on the embedded database, whose work is that of this process. */
interface QuestionCost {
  cpuMs: number;
  p95CpuMs: number;
  statements: number;
  rows: number;
  /** Rows of records that the database itself read: by going through tables, and by indexes. */
  scanned: number;
  fetched: number;
}

/** What the measurement prints. */
export interface CompanyFigures {
  accounts: number;
  products: number;
  questions: number;
  loadAverage: number;
  few: QuestionCost;
  many: QuestionCost;
  /** Processor time with many records by that with few. */
  ratio: number;
}

type Sample = Omit<QuestionCost, 'p95CpuMs'>;

/** `bench company`: what the example company's questions cost with many records and with few, asked turn about in one process. */
export async function benchCompany(options: CompanyOptions): Promise<CompanyFigures> {
  const { accounts, products, rounds, onProgress } = options;
  const config = readConfig({ LOG_LEVEL: 'silent' }, process.cwd());
  const listed = z.array(z.object({ question: z.string(), as: z.string(), in: z.string() }));
  const all = listed.parse(JSON.parse(await readFile(join(EXAMPLE_FOLDER, 'questions.json'), 'utf8')));
  const questions = all.filter((one) => one.in === 'dm');
  const open = { config, articles: null };
  return withEverydayApp(open, (few) =>
    withEverydayApp(open, async (many) => {
      onProgress(`${accounts} accounts and ${products} products, with what belongs to them`);
      await fillCompany(many.database, { accounts, products });
      for (const { database } of [few, many]) await tidyEmbedded(database, 1);
      const [ofFew, ofMany] = [await openAsking(few), await openAsking(many)];
      const samples: Record<'few' | 'many', Sample[]> = { few: [], many: [] };
      for (let round = 0; round <= rounds; round += 1) {
        onProgress(round === 0 ? 'once, unmeasured' : `round ${round} of ${rounds}`);
        for (const [at, question] of questions.entries()) {
          // Who is asked first meets a colder processor.
          const turnAbout = [() => ofFew.ask(question), () => ofMany.ask(question)];
          const isEven = (at + round) % 2 === 0;
          const first = await turnAbout[isEven ? 0 : 1]!();
          const second = await turnAbout[isEven ? 1 : 0]!();
          if (round === 0) continue;
          samples.few.push(isEven ? first : second);
          samples.many.push(isEven ? second : first);
        }
      }
      await Promise.all([ofFew.close(), ofMany.close()]);
      const costs = { few: costOf(samples.few), many: costOf(samples.many) };
      const ratio = round2(costs.many.cpuMs / costs.few.cpuMs);
      return {
        accounts,
        products,
        questions: questions.length,
        loadAverage: loadavg()[0]!,
        ...costs,
        ratio,
      };
    }),
  );
}

interface Asking {
  ask(question: { question: string; as: string }): Promise<Sample>;
  close(): Promise<void>;
}

async function openAsking(app: App): Promise<Asking> {
  const turns = await openTerminalTurns(app);
  const query = app.database.query.bind(app.database);
  const counter = countStatements(app.database);
  const ask: Asking['ask'] = async ({ question, as }) => {
    const asker = await findAsker(app.database, { as });
    const before = await countRecordsRead({ query });
    counter.takeAll();
    const start = process.cpuUsage();
    await askTurns(app, turns, { ...asker, text: question });
    const { user, system } = process.cpuUsage(start);
    const { statements, rows } = counter.take();
    const after = await countRecordsRead({ query });
    return {
      cpuMs: (user + system) / 1_000,
      statements,
      rows,
      scanned: sumOf(after.scanned) - sumOf(before.scanned),
      fetched: sumOf(after.fetched) - sumOf(before.fetched),
    };
  };
  return { ask, close: () => turns.close() };
}

function sumOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function costOf(samples: readonly Sample[]): QuestionCost {
  const mean = (name: keyof Sample) =>
    round2(samples.reduce((sum, one) => sum + one[name], 0) / Math.max(1, samples.length));
  return {
    cpuMs: mean('cpuMs'),
    p95CpuMs: percentile(
      samples.map(({ cpuMs }) => cpuMs),
      0.95,
    ),
    statements: mean('statements'),
    rows: mean('rows'),
    scanned: mean('scanned'),
    fetched: mean('fetched'),
  };
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
