import type { z } from 'zod';
import type { CallArguments, SlackCalls } from '../api/slack-api.ts';

interface Page {
  response_metadata?: { next_cursor?: string | undefined } | undefined;
}

/** Reads a list page by page: https://docs.slack.dev/apis/web-api/pagination */
export async function* readPages<Schema extends z.ZodType<Page>>(
  api: SlackCalls,
  method: string,
  args: CallArguments,
  schema: Schema,
): AsyncGenerator<z.output<Schema>> {
  let cursor: string | undefined;
  do {
    const page: z.output<Schema> = await api.call(method, { ...args, cursor, limit: 200 }, schema);
    yield page;
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
}
