import { readFile, writeFile } from 'node:fs/promises';
import type { HandoffState } from '../src/handoff/handoff.ts';
import { isClosed, type Step, TRANSITIONS, WHO } from '../src/handoff/transitions.ts';

/** Draws the state machines in ARCHITECTURE.md from the tables that run them; `--check` only says whether they fit. */
const START = '<!-- handoff states: written by npm run docs:generate -->';
const END = '<!-- /handoff states -->';
const PAGE = 'ARCHITECTURE.md';

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
  START,
  '```mermaid',
  'stateDiagram-v2',
  ...drawArrows(),
  '```',
  '',
  '| who | may |',
  '|---|---|',
  ...listActors(),
  END,
].join('\n');

const page = await readFile(PAGE, 'utf8');
const from = page.indexOf(START);
const to = page.indexOf(END);
if (from === -1 || to === -1) throw new Error(`${PAGE} lacks the lines ${START} and ${END}.`);
const drawn = page.slice(0, from) + drawing + page.slice(to + END.length);
if (process.argv.includes('--check')) {
  if (drawn !== page) console.error(`${PAGE} does not show the states that run; run npm run docs:generate`);
  process.exitCode = drawn === page ? 0 : 1;
} else if (drawn !== page) await writeFile(PAGE, drawn);
