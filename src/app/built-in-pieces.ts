import type { ExternalConnections } from '../accounts/external/external-connections.ts';
import { createRecordTools } from '../accounts/record-tools.ts';
import { AGENTS } from '../agents/agents.ts';
import { calculateTool } from '../agents/calculate-tool.ts';
import type { Config } from '../config.ts';
import type { Tool } from '../core/tool.ts';
import { loadExtensions } from '../extend/load-extensions.ts';
import type { BuiltIn, LoadedExtensions, Registry } from '../extend/pieces.ts';
import { buildRegistry } from '../extend/registry.ts';
import { createFindColleaguesTool } from '../flows/colleagues/colleague-tool.ts';
import { createFlows } from '../flows/create-flows.ts';
import { defineGuardrail } from '../guardrails/define-guardrail.ts';
import { INPUT_CHECKS } from '../guardrails/input.ts';
import { LINE_CHECKS, OUTPUT_CHECKS } from '../guardrails/output.ts';
import { TOPICS } from '../handoff/topics.ts';
import type { Embedders } from '../knowledge/index-versions/embedders.ts';
import { createLocalEmbedder } from '../knowledge/local-embedder.ts';
import { createReadPassagesTool } from '../knowledge/read-passages-tool.ts';
import { createSearchTool } from '../knowledge/search-tool.ts';
import { POLICIES } from '../policies/policies.ts';
import { EXAMPLE_SOURCE, SOURCE_KINDS } from '../sources/source-kinds.ts';
import { CLOSED_DATABASE } from '../store/closed-database.ts';
import type { OpenDatabase } from '../store/database.ts';
import { createStoredDirectory } from '../store/stored-directory.ts';
import { createConversationTool, type TurnSurroundings } from '../turn/conversation-tool.ts';
import type { Guardrails } from '../turn/turn.ts';
import { openAiAdapter } from './choose-model.ts';

/** What the pieces that come with the bot are made of. */
interface BuiltFrom {
  config: Config;
  database: OpenDatabase;
  external: ExternalConnections | null;
  embedder: Embedders;
  surroundings: TurnSurroundings;
}

/** What comes with the bot, in the order in which it is asked, listed and applied. */
export function builtInPieces({ config, database, external, embedder, surroundings }: BuiltFrom): BuiltIn {
  return {
    agents: AGENTS,
    flows: createFlows(database, external),
    policies: POLICIES,
    guardrails: [
      ...INPUT_CHECKS.map((check) => defineGuardrail({ on: 'input', ...check })),
      ...OUTPUT_CHECKS.map((check) => defineGuardrail({ on: 'output', ...check })),
    ],
    tools: [
      createSearchTool(database, embedder) as Tool,
      createReadPassagesTool(database) as Tool,
      ...createRecordTools({ database, external }),
      createFindColleaguesTool(database) as Tool,
      calculateTool as Tool,
      createConversationTool({ database, ...surroundings }) as Tool,
    ],
    sources: [...SOURCE_KINDS, EXAMPLE_SOURCE],
    models: [openAiAdapter(config)],
    topics: TOPICS,
  };
}

const NONE: LoadedExtensions = { pieces: [], folder: null };

/**
 * Loads a company's pieces and holds them against those that come with the bot, without opening anything.
 * @throws BotError `config_invalid` when something is wrong with the extensions
 */
export async function readPieces(config: Config): Promise<{ loaded: LoadedExtensions; registry: Registry }> {
  const { SWITCHBOARD_EXTENSIONS: folder } = config;
  const embedder = createLocalEmbedder(CLOSED_DATABASE);
  const directory = createStoredDirectory(CLOSED_DATABASE);
  const surroundings: TurnSurroundings = { directory: () => directory, places: () => undefined };
  const closed = builtInPieces({
    config,
    database: CLOSED_DATABASE,
    external: null,
    embedder,
    surroundings,
  });
  const loaded = folder === undefined ? NONE : await loadExtensions(folder, closed);
  return { loaded, registry: buildRegistry(closed, loaded) };
}

/** A company's own checks on the way out hold for flows' lines too. */
export function sortGuardrails({ guardrails, extensions }: Registry): Guardrails {
  const own = new Set(extensions.filter(({ kind }) => kind === 'guardrail').map(({ name }) => name));
  const output = guardrails.filter((it) => it.on === 'output');
  return {
    input: guardrails.filter((it) => it.on === 'input'),
    output,
    lines: [...LINE_CHECKS, ...output.filter(({ name }) => own.has(name))],
  };
}
