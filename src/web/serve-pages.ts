import type { Clock } from '../core/clock.ts';
import type { Directory } from '../core/directory.ts';
import type { PersonId, TeamId } from '../core/ids.ts';
import { LANGUAGES, type Language } from '../core/language.ts';
import type { Log } from '../core/log.ts';
import { readArticlePage } from '../knowledge/read-article-page.ts';
import { t } from '../messages/t.ts';
import type { OpenDatabase } from '../store/database.ts';
import { readArticlePath } from './articles/article-address.ts';
import { drawArticle } from './articles/draw-article.ts';
import { drawNotice } from './draw-page.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import { createVisitors, RETURN_PATH, type Visitors } from './sign-in/visitors.ts';

/** What the pages for people are served with. */
export interface PageDeps {
  database: OpenDatabase;
  directory: Pick<Directory, 'person'> & {
    languageOf(teamId: TeamId, personId: PersonId): Promise<Language>;
  };
  teamId: TeamId;
  signIn: SignIn;
  /** Signs what browsers keep for us. */
  secret: string;
  /** The bot's own address, without a slash at its end. */
  publicUrl: string;
  clock: Clock;
  log: Log;
}

/** Answers requests for pages; null: it is none of ours. */
export type Pages = (request: Request) => Promise<Response | null>;

/** Serves pages to people who signed in, each with what they themselves may read at that moment. */
export function createPages(deps: PageDeps): Pages {
  const visitors = createVisitors(deps);
  return async (request) => {
    const { pathname } = new URL(request.url);
    const articleId = readArticlePath(pathname);
    if (request.method !== 'GET' || (articleId === null && pathname !== RETURN_PATH)) return null;
    const language = languageOf(request.headers.get('accept-language') ?? '');
    try {
      if (articleId !== null) return await showArticle(deps, visitors, { request, articleId });
      return (await visitors.welcome(request)) ?? notSignedIn(language);
    } catch (error) {
      deps.log.error({ err: error, page: articleId === null ? 'sign-in' : 'article' }, 'a page failed');
      return articleId === null ? notSignedIn(language) : failed(language);
    }
  };
}

async function showArticle(
  { database, directory, teamId, publicUrl }: PageDeps,
  visitors: Visitors,
  { request, articleId }: { request: Request; articleId: string },
): Promise<Response> {
  const personId = visitors.personOf(request);
  // Nothing of the address but its path is taken back, so that it can lead nowhere else.
  if (personId === null) return visitors.sendToSignIn(new URL(request.url, publicUrl).pathname);
  // Closed accounts read nothing, and people whom nobody knows neither.
  const person = await directory.person(teamId, personId);
  const language = await directory.languageOf(teamId, personId);
  const article =
    person === null
      ? null
      : await readArticlePage(database, articleId, { teamId, everyone: false, people: [personId] });
  if (person === null || article === null) return missing(language);
  return drawArticle(article, { reader: person.realName || person.handle, language });
}

/** The same page whether an article is hidden or is not there: nobody learns that it exists. */
function missing(language: Language): Response {
  const [title, text] = [t(language, 'web.missing.title'), t(language, 'web.missing.text')];
  return drawNotice({ title, text, language }, 404);
}

function notSignedIn(language: Language): Response {
  const [title, text] = [t(language, 'web.not_signed_in.title'), t(language, 'web.not_signed_in.text')];
  return drawNotice({ title, text, language }, 403);
}

function failed(language: Language): Response {
  const [title, text] = [t(language, 'web.failed.title'), t(language, 'web.failed.text')];
  return drawNotice({ title, text, language }, 500);
}

/** The browser's first language, as far as we speak it. */
function languageOf(accepted: string): Language {
  const code = /^\s*([A-Za-z]{2})/.exec(accepted)?.[1]?.toLowerCase();
  return LANGUAGES.find((language) => language === code) ?? 'en';
}
