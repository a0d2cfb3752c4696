import { sql } from 'drizzle-orm';
import type { TurnId } from '../core/ids.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Reply } from '../core/reply.ts';
import type { Database } from '../store/database.ts';
import type { Column, Row, RowAs } from '../store/row.ts';
import { integerArray } from '../store/sql-values.ts';

/** An article that an answer cited, as it stands now. */
export interface CitedArticle {
  id: string;
  title: string;
  /** As the source names them; null when it does not say. */
  owner: string | null;
  /** Who answers for the source that it came from: a person's id. */
  sourceOwner: string | null;
  updatedAt: string | null;
  /** By an article that everybody may read who may read this one: no item tells of one that is hidden from some. */
  superseded: boolean;
}

/** What speaks for a category: ids and titles from the receipt, never message text. */
export interface TriageEvidence {
  /** Codes of what the proposed category rests on. */
  because: string[];
  outcome?: string;
  reason?: string;
  agent?: string;
  /** Who chose the agent, e.g. `classifier`. */
  route?: string;
  model?: string;
  cited?: CitedArticle[];
  /** Passages and records that were looked at; `article` is set for passages that still exist. */
  seen?: { id: string; title: string; used: boolean; article?: string }[];
  /** Checks that did not simply allow, e.g. `output.figures denied`. */
  checks?: string[];
}

/** What is known of an answer when something is wrong with it. */
export interface TurnFacts {
  question: string;
  receipt: Receipt | null;
  reply: Reply | null;
  /** Articles by the id of the passage that was seen. */
  articles: Map<string, CitedArticle>;
}

/** Reads what is known of a turn's newest answer. */
export async function readTurnFacts(database: Database, turnId: TurnId): Promise<TurnFacts> {
  const [row] = await database.query<
    Row<'turns', 'question'> & {
      receipt: Column<'receipts', 'body', Receipt> | null;
      reply: Column<'outbox', 'reply', Reply> | null;
    }
  >(sql`
    select t.question,
      (select r.body from receipts r where r.turn_id = t.id order by r.revision desc limit 1) as receipt,
      (select o.reply from outbox o where o.turn_id = t.id and o.reply is not null and o.reply <> 'null'::jsonb
       order by o.id desc limit 1) as reply
    from turns t where t.id = ${turnId}`);
  const receipt = row?.receipt ?? null;
  const articles = await readArticles(database, receipt?.seen.map((one) => one.id) ?? []);
  return { question: row?.question ?? '', receipt, reply: row?.reply ?? null, articles };
}

async function readArticles(database: Database, seen: readonly string[]): Promise<Map<string, CitedArticle>> {
  const passages = seen.flatMap((id) => (/^passage:\d{1,9}$/.test(id) ? [Number(id.slice(8))] : []));
  if (passages.length === 0) return new Map();
  const rows = await database.query<
    RowAs<'articles', CitedArticle, 'sourceOwner' | 'updatedAt' | 'superseded'> & { passage: string }
  >(sql`
    select 'passage:' || p.id as passage, a.id, a.title, a.owner, s.owner_id as "sourceOwner",
      to_char(a.updated_at at time zone 'UTC', 'YYYY-MM-DD') as "updatedAt",
      exists (
        select 1 from articles newer
        join access_rules theirs on theirs.id = newer.access_id join access_rules own on own.id = a.access_id
        where newer.id = a.superseded_by and ('anyone' = any (theirs.readers) or theirs.readers @> own.readers)
      ) as superseded
    from passages p join articles a on a.id = p.article_id left join sources s on s.id = a.source_id
    where p.id = any (${integerArray(passages)})`);
  return new Map(rows.map(({ passage, ...article }) => [passage, article]));
}

/** The articles that the answer cited, each once. */
export function citedArticles({ receipt, articles }: TurnFacts): CitedArticle[] {
  const cited = (receipt?.seen ?? []).flatMap((one) => (one.used ? (articles.get(one.id) ?? []) : []));
  return [...new Map(cited.map((article) => [article.id, article])).values()];
}

const MAX_SEEN = 12;

/** What is kept with the item. */
export function toEvidence(facts: TurnFacts, because: string[]): TriageEvidence {
  const { receipt, articles } = facts;
  if (receipt === null) return { because };
  const seen = [...receipt.seen]
    .sort((one, other) => Number(other.used) - Number(one.used))
    .slice(0, MAX_SEEN);
  return {
    because,
    outcome: receipt.outcome,
    ...(receipt.reason === undefined ? {} : { reason: receipt.reason }),
    agent: receipt.agent,
    route: receipt.route.by,
    model: receipt.model,
    cited: citedArticles(facts),
    seen: seen.map(({ id, title, used }) => {
      const article = articles.get(id);
      return { id, title, used, ...(article === undefined ? {} : { article: article.id }) };
    }),
    checks: receipt.checks
      .filter((check) => check.verdict !== 'allowed')
      .map((check) => `${check.check} ${check.verdict}`),
  };
}
