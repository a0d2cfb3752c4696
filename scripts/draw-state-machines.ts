import type { HandoffState } from '../src/handoff/handoff.ts';
import { isClosed, type Step, TRANSITIONS, WHO } from '../src/handoff/transitions.ts';
import { writePart } from './write-part.ts';

/** Draws the states of a handoff in docs/handoffs.md from the table that runs them; `--check` only compares. */

/** One arrow for all the steps that lead from one state to another. */
function drawArrows(): string[] {
  const arrows = new Map<string, Step[]>([['[*] --> open', []]]);
  for (const [from, steps] of Object.entries(TRANSITIONS))
    for (const [step, to] of Object.entries(steps) as [Step, HandoffState][]) {
      const arrow = `${from} --> ${to}`;
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), step]);
    }
  for (const state of Object.keys(TRANSITIONS) as HandoffState[])
    if (isClosed(state)) arrows.set(`${state} --> [*]`, []);
  return [...arrows].map(
    ([arrow, steps]) => `  ${arrow}${steps.length === 0 ? '' : `: ${steps.join(', ')}`}`,
  );
}

function listActors(): string[] {
  const steps = Object.keys(WHO) as Step[];
  return [...new Set(Object.values(WHO))].map(
    (who) => `| ${who.replaceAll('_', ' ')} | ${steps.filter((step) => WHO[step] === who).join(', ')} |`,
  );
}

const drawing = [
  '```mermaid',
  'stateDiagram-v2',
  ...drawArrows(),
  '```',
  '',
  '| who | may |',
  '|---|---|',
  ...listActors(),
].join('\n');

await writePart({ page: 'docs/handoffs.md', name: 'handoff states', content: drawing });
