import type { ReplyPart } from '../core/reply.ts';
import { verifySentence } from '../guardrails/output.ts';
import { createClaimStream } from '../guardrails/split-claims.ts';
import type { NearPassage } from './agent-context.ts';
import type { AgentWork } from './agent-work.ts';
import { layOutTables } from './lay-out-tables.ts';

/**
 * What comes nearest to a question that was not answered, each article once under its title; empty where nothing
 * does.
 */
export async function showNearest(work: AgentWork): Promise<ReplyPart[]> {
  const { context, gathered, question, synonyms } = work;
  const found = (await context.findNearest?.(gathered.passages, question, synonyms)) ?? [];
  const named = new Set<string>();
  return found.flatMap(({ n, text }): ReplyPart[] => {
    const evidence = gathered.all.find((each) => each.n === n);
    const article = evidence?.articleId ?? evidence?.id;
    if (evidence === undefined || article === undefined || named.has(article)) return [];
    const shown = verifiedPart(work, { n, text });
    if (shown === '') return [];
    named.add(article);
    return layOutTables(`**${evidence.title}** [${n}]\n${shown}`, gathered.all);
  });
}

/** What of a passage may be said, as of any sentence of an answer. */
function verifiedPart({ context, gathered, question }: AgentWork, { text }: NearPassage): string {
  const stream = createClaimStream();
  return [...stream.push(text), ...stream.flush()]
    .filter((sentence) => {
      const said = { sentence, evidence: gathered.all, question };
      return verifySentence(said, context.checks).ok;
    })
    .join('')
    .trim();
}
