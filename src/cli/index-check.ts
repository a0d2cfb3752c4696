import type { Command } from 'commander';
import { checkGraph, LEAST_RECALL } from '../knowledge/index-versions/check-graph.ts';
import type { CommandContext } from './command.ts';

/** `index check`: measures the graph of vectors, and rebuilds it where it finds too little. */
export function addIndexCheck(index: Command, context: CommandContext): void {
  index
    .command('check')
    .description(
      `measure how much of the nearest vectors the graph finds, and rebuild it below ${LEAST_RECALL * 100} %; the bot does so daily`,
    )
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      const { database, embedder } = await context.app();
      const check = await checkGraph(database, embedder, { signal: context.signal });
      if (json) return context.output.out(`${JSON.stringify(check, null, 2)}\n`);
      const { generation, recall, audiences, built, recallAfter } = check;
      const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
      context.output.out(
        recall === null
          ? `index ${generation}: vectors are compared one by one, without loss${built ? '; a graph was built' : ''}\n`
          : `index ${generation}: the graph finds ${percent(recall)} of the nearest, for the worst of ${audiences} audiences${built ? '; it was rebuilt' : ''}${recallAfter === null ? '' : `, and finds ${percent(recallAfter)} now`}\n`,
      );
    });
}
