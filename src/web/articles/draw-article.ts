import type { Language } from '../../core/language.ts';
import type { ArticlePage } from '../../knowledge/read-article-page.ts';
import { t } from '../../messages/t.ts';
import { drawPage } from '../draw-page.ts';
import { escapeHtml } from '../escape-html.ts';
import { renderPassage } from './render-passage.ts';

/** How passages join title and headings. */
const JOINED_BY = ' › ';

/** Shows an article: whose it is, how fresh, its text, and as whom one reads it. */
export function drawArticle(
  article: ArticlePage,
  { reader, language }: { reader: string; language: Language },
): Response {
  const { title, owner, updatedAt } = article;
  const about = [
    ...(owner === null ? [] : [t(language, 'web.article.owner', { owner })]),
    ...(updatedAt === null
      ? []
      : [t(language, 'web.article.updated', { date: format(updatedAt, language) })]),
  ];
  const body = [
    `<article lang="${escapeHtml(article.language)}">`,
    `<h1 dir="auto">${escapeHtml(title)}</h1>`,
    about.length === 0 ? '' : `<p class="about" lang="${language}">${escapeHtml(about.join(' · '))}</p>`,
    ...drawSections(article),
    '</article>',
    `<footer>${escapeHtml(t(language, 'web.article.reader', { reader }))}</footer>`,
  ];
  return drawPage({ title, language, body: body.filter((line) => line !== '').join('\n') });
}

/** A heading stands once above the passages that it is the heading of. */
function drawSections({ title, sections }: ArticlePage): string[] {
  let last = title;
  return sections.map(({ headingPath, text }) => {
    const heading = headingPath.split(JOINED_BY).slice(1).join(JOINED_BY);
    const shown = heading === '' || heading === last ? '' : `<h2 dir="auto">${escapeHtml(heading)}</h2>\n`;
    last = heading;
    return shown + renderPassage(text);
  });
}

function format(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}
