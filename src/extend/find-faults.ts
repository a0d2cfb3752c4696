import { SUB_AGENT } from '../agents/call-tools.ts';
import type { Agent } from '../agents/define-agent.ts';
import type { Labelled } from '../core/labelled.ts';
import type { Piece } from '../core/piece.ts';
import type { Flow } from '../flows/define-flow.ts';
import type { Policy } from '../policies/define-policy.ts';
import type { BuiltIn, LoadedPiece } from './pieces.ts';

/** Names that mean something of the bot's own: questions about itself, and nobody. */
const RESERVED = ['help', 'none'];

/** Pieces, topics and commands whose names somebody else has. */
export function findTakenNames(builtIn: BuiltIn, loaded: readonly LoadedPiece[]): string[] {
  return [...findTakenPieces(builtIn, loaded), ...findTakenTopics(builtIn, loaded)];
}

function findTakenPieces(builtIn: BuiltIn, loaded: readonly LoadedPiece[]): string[] {
  const owner = new Map<string, string>();
  const key = ({ piece, name }: Piece) => `${piece} ${name}`;
  for (const name of RESERVED) owner.set(`agent ${name}`, 'the bot itself');
  for (const piece of piecesOf(builtIn)) owner.set(key(piece), 'the bot itself');
  for (const name of agentsOf(builtIn, loaded))
    owner.set(`tool ${SUB_AGENT}${name}`, 'the way agents ask one another');
  for (const { command } of builtIn.flows) if (command) owner.set(`command ${command}`, 'the bot itself');
  return loaded.flatMap(({ piece, file }) => {
    const { command } = piece as Partial<Flow>;
    const names = { name: key(piece), ...(command === undefined ? {} : { command: `command ${command}` }) };
    return Object.entries(names).flatMap(([field, name]) => {
      const taken = owner.get(name);
      if (taken === undefined) owner.set(name, file);
      return taken === undefined
        ? []
        : [`${file}: ${key(piece)}: ${field}: is taken by ${taken}; choose another`];
    });
  });
}

/** A topic may be brought by several pieces, as long as they mean the same one by it. */
function findTakenTopics(builtIn: BuiltIn, loaded: readonly LoadedPiece[]): string[] {
  const brought = new Map<string, { file: string; label: string }>();
  return loaded.flatMap(({ piece, file }) => {
    const topic = newTopicOf(piece);
    if (topic === null) return [];
    const where = `${file}: ${piece.piece} ${piece.name}: topic: "${topic.name}"`;
    if (builtIn.topics.some(({ name }) => name === topic.name))
      return [`${where} is a topic of the bot itself; give its name alone, or choose another`];
    const label = JSON.stringify(Object.entries(topic.label).sort());
    const known = brought.get(topic.name);
    brought.set(topic.name, known ?? { file, label });
    return known === undefined || known.label === label
      ? []
      : [`${where} has another label in ${known.file}; give its name alone, or choose another`];
  });
}

function agentsOf(builtIn: BuiltIn, loaded: readonly LoadedPiece[]): string[] {
  const pieces = [...builtIn.agents, ...loaded.map(({ piece }) => piece)];
  return pieces.filter(({ piece }) => piece === 'agent').map(({ name }) => name);
}

/** What pieces name by name and is not there. */
export function findMissingNames(builtIn: BuiltIn, loaded: readonly LoadedPiece[]): string[] {
  const names = namesOf(builtIn, loaded);
  return loaded.flatMap((one) => findMissing(one, names));
}

function newTopicOf(piece: Piece): Labelled | null {
  const { topic } = piece as Partial<Agent | Policy>;
  return topic == null || typeof topic === 'string' ? null : topic;
}

function piecesOf({ agents, flows, policies, guardrails, tools, sources, models }: BuiltIn): Piece[] {
  return [agents, flows, policies, guardrails, tools, sources, models].flat();
}

type Names = Record<'agents' | 'policies' | 'tools' | 'topics', ReadonlySet<string>>;

function namesOf(builtIn: BuiltIn, loaded: readonly LoadedPiece[]): Names {
  const with_ = (kind: Piece['piece'], own: readonly { name: string }[]) =>
    new Set(
      [...own, ...loaded.map(({ piece }) => piece).filter((it) => it.piece === kind)].map(({ name }) => name),
    );
  const brought = loaded.flatMap(({ piece }) => newTopicOf(piece) ?? []);
  // A policy that an agent names only holds for the agent where it is of that scope.
  const scoped = builtIn.policies.filter(({ scope }) => scope === 'agent');
  const own = loaded.map(({ piece }) => piece).filter((it) => (it as Partial<Policy>).scope === 'agent');
  return {
    agents: with_('agent', builtIn.agents),
    policies: new Set([...scoped, ...own].map(({ name }) => name)),
    tools: with_('tool', builtIn.tools),
    topics: new Set([...builtIn.topics, ...brought].map(({ name }) => name)),
  };
}

/** Everything that a piece names by name, with where it says so and what it means. */
function findMissing({ piece, file }: LoadedPiece, names: Names): string[] {
  const faults: string[] = [];
  const need = (field: string, wanted: readonly string[], [among, what]: readonly [keyof Names, string]) => {
    for (const name of wanted.filter((it) => !names[among].has(it)))
      faults.push(
        `${file}: ${piece.piece} ${piece.name}: ${field}: there is no ${what} called "${name}" (there are: ${[...names[among]].join(', ') || 'none'})`,
      );
  };
  if (piece.piece === 'agent') {
    const { tools, agents, policies } = piece as Agent;
    need('tools', tools, ['tools', 'tool']);
    need('agents', agents, ['agents', 'agent']);
    need('policies', policies, ['policies', "policy of scope 'agent'"]);
  }
  if (piece.piece === 'flow') {
    need('agent', [(piece as Flow).agent], ['agents', 'agent']);
    need('tools', (piece as Flow).tools, ['tools', 'tool']);
  }
  const { topic } = piece as Partial<Agent | Policy>;
  if (typeof topic === 'string') need('topic', [topic], ['topics', 'topic']);
  return faults;
}
