import type { Evidence } from '../core/citation.ts';
import type { Language } from '../core/language.ts';
import type { ShownWork } from '../core/reply-channel.ts';
import { t } from '../messages/t.ts';

type WorkKind = 'articles' | 'prices' | 'records';

/** What people call the place that a tool looks into; a tool that is none of these is nothing to tell of. */
const KINDS: Record<string, WorkKind> = {
  search_articles: 'articles',
  read_passages: 'articles',
  quote_price: 'prices',
  list_products: 'prices',
  discount_authority: 'prices',
  find_account: 'records',
  account_overview: 'records',
  account_brief: 'records',
  my_accounts: 'records',
  query_records: 'records',
  read_lead: 'records',
};

/** What is looked into for an answer, as it goes on. */
export interface WorkNotes {
  /** Notes a call that begins (`brought` null), and what it brought for the readers of the reply. */
  note(call: { tool: string; brought: readonly Evidence[] | null }): void;
  /** As readers are shown it; null: nothing that there is to tell of. */
  shown(): ShownWork | null;
}

/**
 * Notes what is looked into. It tells kinds of places, and how many articles were found there of those that all readers may
 * see: no title and no name.
 */
export function openWorkNotes(language: Language): WorkNotes {
  const running = new Map<WorkKind, number>();
  const articles = new Set<string>();
  return {
    note({ tool, brought }) {
      const kind = KINDS[tool];
      if (kind === undefined) return;
      running.set(kind, Math.max(0, (running.get(kind) ?? 0) + (brought === null ? 1 : -1)));
      for (const { kind: of, articleId } of brought ?? [])
        if (of === 'passage' && articleId !== undefined) articles.add(articleId);
    },
    shown() {
      if (running.size === 0) return null;
      const tasks = [...running].map(([kind, calls]) => {
        const isDone = calls === 0;
        const key = isDone ? (`turn.work.${kind}.done` as const) : (`turn.work.${kind}` as const);
        return { id: kind, title: t(language, key, { count: articles.size }), isDone };
      });
      return { title: t(language, 'turn.work'), tasks };
    },
  };
}
