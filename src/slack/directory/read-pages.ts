import type { z } from 'zod';
import type { CallArguments, SlackCalls } from '../api/slack-api.ts';

interface Page {
  response_metadata?: { next_cursor?: string | undefined } | undefined;
}

/** How many entries a page has that Slack has to look up one by one; it recommends no more. */
const PAGE = 200;

/** Reads a list page by page: https://docs.slack.dev/apis/web-api/pagination */
export async function* readPages<Schema extends z.ZodType<Page>>(
  api: SlackCalls,
  method: string,
  args: CallArguments,
  { schema, from = '', limit = PAGE }: { schema: Schema; from?: string; limit?: number },
): AsyncGenerator<{ page: z.output<Schema>; next: string }> {
  let cursor = from;
  do {
    const place = cursor === '' ? {} : { cursor };
    const page: z.output<Schema> = await api.call(method, { ...args, ...place, limit }, schema);
    cursor = page.response_metadata?.next_cursor ?? '';
    yield { page, next: cursor };
  } while (cursor !== '');
}
