import type { Evidence } from '../core/citation.ts';
import { leadsNowhere } from '../text/leads-nowhere.ts';

/** Where people read an article that has no address of its own; undefined: nowhere. */
export type ArticleAddress = (articleId: string) => string | undefined;

/** Its own address, else the bot's page of it, else none. */
export function addressOfArticle(
  { articleId, url }: Pick<Evidence, 'articleId' | 'url'>,
  pageOf: ArticleAddress | undefined,
): string | undefined {
  if (url !== undefined && !leadsNowhere(url)) return url;
  return articleId === undefined ? undefined : pageOf?.(articleId);
}

/** Gives evidence the address at which people can read it. */
export function addressEvidence(evidence: Evidence, pageOf: ArticleAddress | undefined): Evidence {
  const { url: _own, ...rest } = evidence;
  const url = addressOfArticle(evidence, pageOf);
  return url === undefined ? rest : { ...rest, url };
}
