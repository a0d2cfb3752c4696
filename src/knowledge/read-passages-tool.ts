import { z } from 'zod';
import { defineTool, type Tool } from '../core/tool.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { loadPassages } from './load-passages.ts';
import { toEvidence } from './passage-hit.ts';

/** The tool that reads passages again which an earlier answer of the conversation cites; no model is offered it. */
export const READ_PASSAGES = 'read_passages';

const PASSAGE = /^passage:(\d{1,9})$/;
const MOST = 12;

const input = z.object({
  ids: z
    .array(z.string().max(200))
    .max(MOST)
    .describe('Evidence ids; those of other things than passages are left out'),
});
const output = z.object({ passageIds: z.array(z.number()) });

/** Creates the tool that reads passages by their ids, with the rights of those who read now. */
export function createReadPassagesTool(
  database: OpenDatabase,
): Tool<z.infer<typeof input>, z.infer<typeof output>> {
  return defineTool({
    name: READ_PASSAGES,
    version: 1,
    description: 'Reads passages of articles again that an answer before cites.',
    effect: 'read',
    input,
    output,
    async run({ ids }, { audience }) {
      const wanted = ids.flatMap((id) => PASSAGE.exec(id)?.[1] ?? []).map(Number);
      const found = await asAudience(database, audience, (tx) => loadPassages(tx, wanted));
      const passages = wanted.flatMap((id) => found.get(id) ?? []);
      return {
        value: { passageIds: passages.map(({ passageId }) => passageId) },
        // They were found before: which of them counts more is not known any more.
        evidence: passages.map((passage) => toEvidence({ ...passage, score: 1 })),
      };
    },
  });
}
