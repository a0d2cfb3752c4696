import { briefing } from './briefing.ts';
import type { Agent } from './define-agent.ts';
import { general } from './general.ts';
import { sales } from './sales.ts';
import { service } from './service.ts';

/** The agents that come with the bot, in the order in which people read of them. */
export const AGENTS: readonly Agent[] = [sales, service, briefing, general];
