import { SlackError } from './define-method.ts';

/**
 * One page of a list. The cursor is opaque to the caller and names the place in the list.
 * https://docs.slack.dev/apis/web-api/pagination
 */
export function paginate<Item>(
  all: readonly Item[],
  {
    limit,
    cursor,
    defaultLimit = 100,
  }: { limit?: number | undefined; cursor?: string | undefined; defaultLimit?: number },
): { page: Item[]; nextCursor: string } {
  const size = limit === undefined || limit === 0 ? defaultLimit : limit;
  if (!Number.isInteger(size) || size < 1 || size > 1000) throw new SlackError('invalid_limit');
  const start = cursor ? readCursor(cursor) : 0;
  const page = all.slice(start, start + size);
  const end = start + page.length;
  return { page, nextCursor: end < all.length ? Buffer.from(`offset:${end}`).toString('base64') : '' };
}

function readCursor(cursor: string): number {
  const place = /^offset:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1];
  if (place === undefined) throw new SlackError('invalid_cursor');
  return Number(place);
}
