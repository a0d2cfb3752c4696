import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { liveIndexVersion } from './index-versions/index-version.ts';

/** An article as people read it. */
export interface ArticlePage {
  title: string;
  owner: string | null;
  topic: string | null;
  language: string;
  updatedAt: Date | null;
  /** Its text in order: headings above each stretch, joined by ` › `, as passages have them. */
  sections: { headingPath: string; text: string }[];
}

type PageRow = Row<'articles', 'title' | 'owner' | 'topic' | 'language' | 'updatedAt'>;

/** Reads an article for viewers; null: there is none, or one of them may not read it, which nobody can tell apart. */
export async function readArticlePage(
  database: OpenDatabase,
  articleId: string,
  viewers: Audience,
): Promise<ArticlePage | null> {
  const live = await liveIndexVersion(database);
  return asAudience(database, viewers, async (tx) => {
    const [article] = await tx.query<PageRow>(sql`
      select title, owner, topic, language, updated_at as "updatedAt" from articles where id = ${articleId}`);
    if (article === undefined) return null;
    const sections = await tx.query<Row<'passages', 'headingPath' | 'text'>>(sql`
      select heading_path as "headingPath", text from passages
      where article_id = ${articleId} and generation = ${live.id} order by ordinal`);
    return { ...article, updatedAt: article.updatedAt && new Date(article.updatedAt), sections };
  });
}
