const PATH = '/articles/';

/** Where the bot serves an article, below its own address. */
export function articleAddress(publicUrl: string, articleId: string): string {
  return `${publicUrl}${PATH}${encodeURIComponent(articleId)}`;
}

/** The article that a path means; null: another page. */
export function readArticlePath(path: string): string | null {
  if (!path.startsWith(PATH)) return null;
  try {
    return decodeURIComponent(path.slice(PATH.length)) || null;
  } catch {
    return null;
  }
}
