import type { SentenceCheck, SentenceContext } from './sentence-check.ts';
import { evidenceText } from './source-segments.ts';

const LINK = /(?:https?|ftp|file|data|javascript|slack|mailto|tel):[^\s<>|)\]"'`]+/giu;
const BARE_HOST =
  /(?<![\p{L}\d@./-])(?:[a-z\d-]+\.)+(?:com|net|org|io|dev|app|co|ai|info|biz|xyz|ru|cn)(?:\/[^\s)\]]*)?/giu;
/** Where a Markdown link leads, in whatever form: inline, or as the definition of a reference. */
const DESTINATION = /\]\(\s*<?([^\s<>)]+)|^\s*\[[^\]\n]+\]:\s*<?([^\s<>]+)/gmu;
/** Readers' programs decode what is written so, after it was checked. */
const REFERENCE = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/giu;
const MENTION = /<\s*[!@#]|(?<![\p{L}\d._%+-])@(?:channel|here|everyone|group)\b/iu;
const HTML = /<\/?[a-z][^>]*>/iu;

/** Links come from the evidence; nothing notifies people, loads pictures or brings markup of its own. */
export const checkContent: SentenceCheck = {
  name: 'content',
  harm: true,
  fault(context) {
    if (MENTION.test(context.sentence)) return 'It addresses people or channels.';
    if (/!\[[^\]]*\]\(/.test(context.sentence)) return 'It embeds a picture.';
    if (HTML.test(context.sentence.replace(/<(?:https?:[^>]*)>/gi, ''))) return 'It holds markup.';
    if (hidesCharacters(context)) return 'It writes characters as references that are not in what was found.';
    const link = unknownLink(context);
    return link === null ? null : 'It links to an address that is not in what was found.';
  },
};

function hidesCharacters({ sentence, evidence }: SentenceContext): boolean {
  const found = sentence.match(REFERENCE) ?? [];
  return found.some((reference) => !evidence.some((it) => evidenceText(it).includes(reference)));
}

function unknownLink({ sentence, evidence }: SentenceContext): string | null {
  const known = evidence
    .map((it) => `${evidenceText(it)}\n${it.url ?? ''}`)
    .join('\n')
    .toLowerCase();
  const destinations = [...sentence.matchAll(DESTINATION)].map((it) => it[1] ?? it[2] ?? '');
  const addresses = [...(sentence.match(LINK) ?? []), ...(sentence.match(BARE_HOST) ?? [])];
  const links = [...addresses, ...destinations].map((it) => it.replace(/[.,;:!?]+$/, '').toLowerCase());
  return links.find((link) => !isKnown(link, known)) ?? null;
}

/** The whole address, not the beginning of a longer one, so that nothing can be appended to it. */
function isKnown(link: string, known: string): boolean {
  for (let at = known.indexOf(link); at >= 0; at = known.indexOf(link, at + 1)) {
    if (!/[\p{L}\d_=&?%-]/u.test(known[at + link.length] ?? ' ')) return true;
  }
  return false;
}
