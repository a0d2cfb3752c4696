import { briefing } from './briefing.ts';
import type { Agent } from './define-agent.ts';
import { sales } from './sales.ts';
import { service } from './service.ts';

/** Every agent that a turn may be given to. */
export const AGENTS: readonly Agent[] = [sales, service, briefing];

/** The agent of a name, or null: what was never defined does not run (P5). */
export function findAgent(name: string): Agent | null {
  return AGENTS.find((agent) => agent.name === name) ?? null;
}
