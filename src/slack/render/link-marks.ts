import type { Citation } from '../../core/citation.ts';
import { escapeMrkdwn } from '../text/escape-slack-text.ts';

/** A source that a mark may lead to. */
export type LinkedSource = Pick<Citation, 'n' | 'url'>;

const MARK = /\[(\d{1,3})\](?!\()/g;
const CODE = /(```[\s\S]*?```|`[^`\n]*`)/;
const LINKABLE = /^https?:\/\/[^\s<>|]{1,1000}$/;

/** Turns the marks `[n]` of Markdown into links to their sources, as far as these have an address; code stays as it is. */
export function linkMarks(markdown: string, sources: readonly LinkedSource[]): string {
  const addresses = new Map(sources.flatMap(({ n, url }) => (isLinkable(url) ? [[n, url] as const] : [])));
  if (addresses.size === 0) return markdown;
  return markdown
    .split(CODE)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part.replace(MARK, (mark, digits: string) => {
            const url = addresses.get(Number(digits));
            return url === undefined ? mark : `[${mark}](${encodeBrackets(url)})`;
          }),
    )
    .join('');
}

/** Brackets in an address would end the link. */
function encodeBrackets(url: string): string {
  return url.replace(/[()[\]]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A label of mrkdwn as a link, where there is an address that may stand in one. */
export function linkTo(url: string | undefined, label: string): string {
  return isLinkable(url) ? `<${escapeMrkdwn(url)}|${label.replaceAll('|', '¦')}>` : label;
}

function isLinkable(url: string | undefined): url is string {
  return url !== undefined && LINKABLE.test(url);
}

/** Takes the links of marks out again, for places that show plain text. */
export function unlinkMarks(markdown: string): string {
  return markdown.replace(/\[(\[\d{1,3}\])\]\(https?:\/\/[^\s()]+\)/g, '$1');
}
