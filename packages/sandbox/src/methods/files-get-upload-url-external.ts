import { z } from 'zod';
import { maybeText, text } from '../api/arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { announceFile } from '../files/change-files.ts';

const mostBytes = 1_000_000_000;
const mostSnippetBytes = 1_000_000;
const altTextLimit = 1_000;

/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal; the SDK writes `alt_text` for `alt_txt`. */
export const filesGetUploadUrlExternal = defineMethod({
  name: 'files.getUploadURLExternal',
  scope: 'files:write',
  args: z.object({
    filename: text,
    length: z.coerce.number().int().min(0),
    alt_txt: maybeText,
    alt_text: maybeText,
    snippet_type: maybeText,
  }),
  handle: (ctx, { filename, length, snippet_type, ...alt }) => {
    const altText = alt.alt_txt ?? alt.alt_text;
    if (length === 0) throw new SlackError('missing_argument');
    if (length > mostBytes) throw new SlackError('file_upload_size_restricted');
    if (snippet_type && length > mostSnippetBytes) throw new SlackError('snippet_too_large');
    if ((altText?.length ?? 0) > altTextLimit) throw new SlackError('alt_txt_too_large');
    const user = ctx.credentials.botUserId;
    const file = announceFile(ctx, { name: filename, size: length, user, altText });
    return { upload_url: `${ctx.baseUrl()}/upload/v1/${file.ticket}`, file_id: file.id };
  },
});
