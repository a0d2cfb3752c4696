import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import type { CommandContext } from '../src/cli/command.ts';
import { reportProgress } from '../src/cli/progress.ts';
import { BotError } from '../src/core/bot-error.ts';
import type { OpenDatabase } from '../src/store/database.ts';
import { compareSearches, type SearchComparison } from './scale-compare.ts';
import { type LoadFigures, loadCorpus, measureDisk } from './scale-load.ts';
import { openScratch, type ScratchPlace } from './scratch.ts';
import { readTextModel } from './text.ts';

const HANDBOOK = fileURLToPath(new URL('../../shared/data/handbook', import.meta.url));
/** Everything that `bench scale` measures; times in milliseconds, sizes in bytes. */
export interface ScaleFigures extends SearchComparison {
  machine: { database: string; cores: number; loadBefore: number; loadAfter: number };
  articles: number;
  /** Null where the corpus was there already. */
  load: LoadFigures | null;
  diskBytes: Record<string, number>;
}

/** What is measured, and where. */
export interface ScaleOptions {
  articles: number;
  questions: number;
  place: ScratchPlace;
  text?: string;
  /** Name under which the database is kept, and used again where it is there; only on a server. */
  kept?: string;
  /** Without the usual ways beside it. */
  alone?: boolean;
}

/** `bench scale`: how loading and searching grow with the number of articles. */
export async function benchScale(
  context: Pick<CommandContext, 'output' | 'signal'>,
  options: ScaleOptions,
): Promise<ScaleFigures> {
  for (const count of [options.articles, options.questions])
    if (!Number.isInteger(count) || count < 1)
      throw new BotError('input_invalid', '--articles and --questions take whole numbers above 0.');
  const model = await readTextModel(options.text ?? HANDBOOK);
  const scratch = await openScratch(options.place, options.kept === undefined ? {} : { kept: options.kept });
  const progress = reportProgress(context.output, 'loading');
  try {
    const loadBefore = loadavg()[0]!;
    const { figures, questions } = await loadCorpus(scratch, model, {
      ...options,
      signal: context.signal,
      onProgress: (done) => progress.update(done, options.articles),
    });
    progress.end();
    // A server's autovacuum does so within a minute or two.
    if (figures !== null) await scratch.owner.query(sql`vacuum analyze`);
    const diskBytes = await measureDisk(scratch.owner);
    const measured = await compareSearches(scratch, questions, {
      print: context.output.err,
      alone: options.alone === true,
    });
    const machine = {
      database: await describeDatabase(scratch.owner),
      cores: cpus().length,
      loadBefore,
      loadAfter: loadavg()[0]!,
    };
    return { machine, articles: options.articles, load: figures, diskBytes, ...measured };
  } finally {
    progress.end();
    await scratch.drop();
  }
}

async function describeDatabase(owner: OpenDatabase): Promise<string> {
  const [row] = await owner.query<{ version: string }>(
    sql`select current_setting('server_version') as version`,
  );
  return `${owner.kind === 'embedded' ? 'PGlite' : 'PostgreSQL'} ${row!.version}`;
}
