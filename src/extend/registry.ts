import type { Agent } from '../agents/define-agent.ts';
import type { Labelled } from '../core/labelled.ts';
import type { Piece, PieceKind } from '../core/piece.ts';
import type { Tool } from '../core/tool.ts';
import type { Flow } from '../flows/define-flow.ts';
import type { Guardrail } from '../guardrails/define-guardrail.ts';
import type { ModelAdapter } from '../models/define-model.ts';
import type { Policy } from '../policies/define-policy.ts';
import type { SourceKind } from '../sources/source.ts';
import type { BuiltIn, LoadedExtensions, Registry } from './pieces.ts';

/** Puts a company's pieces, in which nothing is wrong, beside those that come with the bot. */
export function buildRegistry(builtIn: BuiltIn, { pieces, folder }: LoadedExtensions): Registry {
  const of = <Kind extends PieceKind>(kind: Kind) =>
    pieces.map(({ piece }) => piece).filter((piece): piece is Piece<Kind> => piece.piece === kind);
  const agents = of('agent') as Agent[];
  const policies = of('policy') as Policy[];
  return {
    agents: [...builtIn.agents, ...agents],
    flows: [...builtIn.flows, ...(of('flow') as Flow[])],
    policies: [...policies, ...builtIn.policies],
    guardrails: [...builtIn.guardrails, ...(of('guardrail') as Guardrail[])],
    tools: [...builtIn.tools, ...(of('tool') as Tool[])],
    sources: [...builtIn.sources, ...(of('source') as SourceKind[])],
    models: [...builtIn.models, ...(of('model') as ModelAdapter[])],
    topics: [...builtIn.topics, ...newTopics([...agents, ...policies])],
    extensions: pieces.map(({ piece, file }) => ({
      kind: piece.piece,
      name: piece.name,
      version: piece.version,
      file,
    })),
    folder,
  };
}

/** Topics that pieces bring along, each once. */
function newTopics(pieces: readonly (Agent | Policy)[]): Labelled[] {
  const brought = pieces
    .map(({ topic }) => topic)
    .filter((topic) => topic !== null && typeof topic !== 'string');
  return [...new Map(brought.map((topic) => [topic.name, topic])).values()];
}
