import { BotError } from '../core/bot-error.ts';
import { type ArticleDetails, findArticleIds, readArticle } from '../knowledge/read-article.ts';
import type { Database } from '../store/database.ts';

/**
 * The article that somebody names on the command line: by its id, its source's own id, or its title.
 * @throws BotError `not_found`; `input_invalid` naming those that it could be
 */
export async function findArticle(database: Database, name: string): Promise<ArticleDetails> {
  const [id, other] = await findArticleIds(database, name);
  if (other !== undefined) {
    const ids = (await findArticleIds(database, name)).join(', ');
    throw new BotError('input_invalid', `"${name}" may be any of these; give the id: ${ids}`);
  }
  const article = id === undefined ? null : await readArticle(database, id);
  if (article === null)
    throw new BotError(
      'not_found',
      `There is no article "${name}". "switchboard search <query>" prints the ids of articles in brackets.`,
    );
  return article;
}
