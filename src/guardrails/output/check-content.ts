import { findHosts } from '../../text/find-hosts.ts';
import { foldCase } from '../../text/fold.ts';
import type { SentenceCheck, SentenceContext } from './sentence-check.ts';
import { evidenceText } from './source-segments.ts';

const LINK = /(?:https?|ftp|file|data|javascript|slack|mailto|tel):[^\s<>|)\]"'`]+/giu;
/** Where a Markdown link leads, in whatever form: inline, or as the definition of a reference. */
const DESTINATION = /\]\(\s*<?([^\s<>)]+)|^\s*\[[^\]\n]+\]:\s*<?([^\s<>]+)/gmu;
const CODE = /`[^`\n]+`/g;
/** Readers' programs decode what is written so, after it was checked. */
const REFERENCE = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/giu;
const MENTION = /<\s*[!@#]|(?<![\p{L}\d._%+-])@(?:channel|here|everyone|group)\b/iu;
const HTML = /<\/?[a-z][^>]*>/iu;

/** Links come from the evidence; nothing notifies people, loads pictures or brings markup of its own. */
export const checkContent: SentenceCheck = {
  name: 'content',
  harm: true,
  fault(context) {
    // Full-width forms of the same signs are read as these.
    const sentence = context.sentence.normalize('NFKC');
    if (MENTION.test(sentence)) return 'It addresses people or channels.';
    if (/!\[[^\]]*\]\(/.test(sentence)) return 'It embeds a picture.';
    if (HTML.test(sentence.replace(/<(?:https?:[^>]*)>/gi, ''))) return 'It holds markup.';
    if (hidesCharacters(context)) return 'It writes characters as references that are not in what was found.';
    const link = unknownLink(context);
    return link === null ? null : 'It links to an address that is not in what was found.';
  },
};

function hidesCharacters({ sentence, evidence }: SentenceContext): boolean {
  const found = sentence.match(REFERENCE) ?? [];
  return found.some((reference) => !evidence.some((it) => evidenceText(it).includes(reference)));
}

/**
 * Chat programs link whatever looks like the name of a host, so that each such word has to be in what was found. One that only
 * the asker wrote may be repeated as code, which nothing links.
 */
function unknownLink({ sentence, plain, evidence, question }: SentenceContext): string | null {
  const known = foldCase(evidence.map((it) => `${evidenceText(it)}\n${it.url ?? ''}`).join('\n'));
  const written = foldCase(sentence);
  const destinations = [...written.matchAll(DESTINATION)].map((it) => it[1] ?? it[2] ?? '');
  const links = [...(written.match(LINK) ?? []), ...destinations].map((it) => it.replace(/[.,;:!?]+$/, ''));
  // Emphasis within a name is not seen by those who read it.
  const hosts = [sentence, plain].flatMap((text) => findHosts(text.normalize('NFKC')));
  const asked = foldCase(question);
  const code = foldCase((sentence.match(CODE) ?? []).join('\n'));
  const unknown = hosts
    .map((it) => it.text.toLowerCase())
    .find((host) => !isKnown(host, known) && !(isKnown(host, asked) && isKnown(host, code)));
  return links.find((link) => !isKnown(link, known)) ?? unknown ?? null;
}

/** The whole address, not a part of a longer one, so that nothing can be put before it or appended to it. */
function isKnown(link: string, known: string): boolean {
  for (let at = known.indexOf(link); at >= 0; at = known.indexOf(link, at + 1)) {
    const isWhole = !/[\p{L}\d.-]$/u.test(known.slice(0, at)) || !/^[\p{L}\d]/u.test(link);
    if (isWhole && !/^(?:[\p{L}\d_=&?%-]|\.[\p{L}\d])/u.test(known.slice(at + link.length))) return true;
  }
  return false;
}
