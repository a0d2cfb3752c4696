import type { Command } from 'commander';
import { describeIndexVersion } from '../knowledge/index-versions/begin-index-version.ts';
import {
  type IndexVersionStatus,
  readIndexVersions,
} from '../knowledge/index-versions/read-index-versions.ts';
import type { CommandContext } from './command.ts';

/** `index status`: which indexes there are, and what could be done next. */
export function addIndexStatus(index: Command, context: CommandContext): void {
  index
    .command('status')
    .description('list the indexes: how each is made, how far it is built, what it holds')
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      const { database, embedder } = await context.app();
      const generations = await readIndexVersions(database);
      if (json)
        return context.output.out(
          `${JSON.stringify({ generations, preferred: embedder.preferred }, null, 2)}\n`,
        );
      for (const indexVersion of generations) context.output.out(lineOf(indexVersion));
      const live = generations.find(({ state }) => state === 'live');
      if (live === undefined) return context.output.out('Nothing is indexed yet.\n');
      if (embedder.of(live) === null)
        context.output.err(
          `There is no endpoint for "${live.embedder}": what is searched is found by words alone. Set OPENAI_API_KEY or OPENAI_BASE_URL, or: switchboard index build --embedder local\n`,
        );
      else if (live.embedder !== embedder.preferred.embedder)
        context.output.err(
          `The configuration names the embedder "${embedder.preferred.embedder}", the live index is made with "${live.embedder}" and stays so until: switchboard index build, then index switch\n`,
        );
    });
}

function lineOf(indexVersion: IndexVersionStatus): string {
  const { id, state, filled, articles, passages, vectors, gate, recall } = indexVersion;
  const parts = [
    `${String(id).padEnd(4)}${state.padEnd(9)}${describeIndexVersion(indexVersion)}`,
    `${passages} passages, ${vectors} vectors`,
    ...(filled === null ? [] : [`filled with ${filled} of ${articles} articles`]),
    ...(gate === null ? [] : [gate.passes ? 'passed' : 'did not pass']),
    ...(recall === null ? [] : [`graph finds ${(recall * 100).toFixed(1)} %`]),
  ];
  return `${parts.join('; ')}\n`;
}
