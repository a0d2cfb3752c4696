import { firstQuery } from '../agents/look-up.ts';
import type { Tool, ToolResult } from '../core/tool.ts';
import { SEARCH } from '../knowledge/search-tool.ts';
import { partsOf } from '../text/parts-of.ts';
import type { Toolbox } from './toolbox.ts';

/** A search that begins while a model still reads the question. */
export interface FirstSearch {
  /** Looks a question up, as an agent that a model writes for would first do. */
  begin(question: string): void;
  /** The toolbox's `call`, which gives back what was begun to the caller who first asks for the same. */
  call: Toolbox['call'];
}

/** Creates the first search of a turn; where there are no articles to look into, nothing is begun. */
export function createFirstSearch(toolbox: Pick<Toolbox, 'call'>, tools: readonly Tool[]): FirstSearch {
  const begun = new Map<string, Promise<ToolResult<unknown>>>();
  return {
    begin(question) {
      if (!tools.some(({ name }) => name === SEARCH)) return;
      const input = firstQuery(partsOf(question)[0].about);
      const search = toolbox.call(SEARCH, input);
      // The caller who asks for it hears of its failure; nobody may ask.
      search.catch(() => undefined);
      begun.set(keyOf(SEARCH, input), search);
    },
    call(name, input) {
      const key = keyOf(name, input);
      const search = begun.get(key);
      begun.delete(key);
      return search ?? toolbox.call(name, input);
    },
  };
}

function keyOf(name: string, input: unknown): string {
  return `${name} ${JSON.stringify(input)}`;
}
