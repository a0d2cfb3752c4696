import { z } from 'zod';
import { defineTool, type Tool } from '../core/tool.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { leadSchema } from './account-records.ts';
import { wordingOf } from './account-tools.ts';
import { readLead } from './read-records.ts';
import { leadEvidence } from './record-evidence.ts';

const leadOutput = z.object({ lead: leadSchema.nullable() });

/** Creates the tool that reads a lead, whether it belongs to an account yet or not. */
export function createReadLeadTool(
  database: OpenDatabase,
): Tool<{ leadId: string }, z.infer<typeof leadOutput>> {
  return defineTool({
    name: 'read_lead',
    version: 1,
    description: 'Reads a lead: who it is, at which company, what it asked for.',
    effect: 'read',
    input: z.object({ leadId: z.string().min(1).max(300) }),
    output: leadOutput,
    run: async ({ leadId }, context) => {
      const lead = await asAudience(database, context.audience, (tx) => readLead(tx, leadId));
      const evidence = lead === null ? [] : [leadEvidence(lead, lead.company ?? '', wordingOf(context))];
      return { value: { lead }, evidence };
    },
  });
}
