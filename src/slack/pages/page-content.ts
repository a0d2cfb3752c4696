import { showMoments } from '../../core/moment.ts';
import type { Reply, ReplyPart } from '../../core/reply.ts';
import { t } from '../../messages/t.ts';
import type { CanvasSection } from '../../store/canvases.ts';
import { mapTexts } from '../../turn/map-texts.ts';
import { linkMarks } from '../render/link-marks.ts';
import { toLinkedMarkdown, toMarkdown } from '../render/render-parts.ts';
import { neutralizeMarkdown } from '../text/escape-slack-text.ts';

const MARK = /\[(\d{1,3})\](?!\()/g;

/** When a page is written, in words of its readers, and whether they may write on it. */
export interface PageWording {
  when: string;
  writable: boolean;
}

/**
 * What a reply says as the sections of a page: its parts below their headings, and the sources in the end. The heading that a reply
 * begins with is the title of its page.
 */
export function toSections(reply: Reply, { when, writable }: PageWording): CanvasSection[] {
  const { language } = reply;
  const asOf = t(language, 'slack.page.as_of', { when });
  const opening = writable ? `${asOf} ${t(language, 'slack.page.keeps')}` : asOf;
  const sections: CanvasSection[] = [{ heading: null, lines: [`_${opening}_`] }];
  const title = reply.parts.find(({ type }) => type === 'heading');
  for (const part of reply.parts) {
    if (part === title) continue;
    if (part.type === 'heading') sections.push({ heading: lineOf(part.text), lines: [] });
    else sections.at(-1)!.lines.push(...linesOf(part, reply));
  }
  for (const note of reply.notes) sections[0]!.lines.push(lineOf(note));
  if (reply.citations.length > 0)
    sections.push({ heading: t(language, 'slack.sources'), lines: listSources(reply) });
  return sections.filter(({ heading, lines }) => heading === null || lines.length > 0);
}

/** A reply with the numbers that its sources have on its page, and all of them; a new source gets the next number. */
export function numberAsBefore(reply: Reply, known: readonly string[]): { reply: Reply; sources: string[] } {
  const sources = [...new Set([...known, ...reply.citations.map(({ id }) => id)])];
  const numbers = new Map(reply.citations.map(({ n, id }) => [n, sources.indexOf(id) + 1]));
  const renumber = (text: string) =>
    text.replace(MARK, (mark, digits: string) => `[${numbers.get(Number(digits)) ?? mark.slice(1, -1)}]`);
  return {
    sources,
    reply: {
      ...reply,
      parts: reply.parts.map((part) => mapTexts(part, renumber)),
      citations: reply.citations.map((citation) => ({ ...citation, n: numbers.get(citation.n)! })),
    },
  };
}

/** Sections as one text. */
export function toPageMarkdown(sections: readonly CanvasSection[]): string {
  return sections
    .map(({ heading, lines }) =>
      [...(heading === null ? [] : [headingLine(heading)]), joinLines(lines)].join('\n'),
    )
    .join('\n\n');
}

/** The heading of a section as it is written. */
export function headingLine(heading: string): string {
  return `## ${heading}`;
}

/** Lines below one another; what is no item of a list is a paragraph. */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line, at) => {
    const glue = isItem(line) && isItem(lines[at - 1] ?? '') ? '\n' : '\n\n';
    return at === 0 ? line : `${text}${glue}${line}`;
  }, '');
}

/** The part of a reply that its message shows beside a page: what stands before the second of its sections. */
export function openingOf(parts: readonly ReplyPart[]): ReplyPart[] {
  const third = parts.map((part, at) => (part.type === 'heading' ? at : -1)).filter((at) => at >= 0)[2];
  return parts.slice(0, third ?? parts.length);
}

/** Those of a reply's sources that these parts name; the page lists all of them. */
export function citedIn(parts: readonly ReplyPart[], { citations }: Reply): Reply['citations'] {
  const named = new Set(
    parts.flatMap((part) => [...toMarkdown(part).matchAll(MARK)].map(([, n]) => Number(n))),
  );
  return citations.filter(({ n }) => named.has(n));
}

const isItem = (line: string): boolean => /^(?:[-*]|\d{1,3}\.) /.test(line);

/** What can be found again on a page and replaced, each for itself: items, paragraphs, and whole tables and quotes. */
function linesOf(part: ReplyPart, { citations }: Reply): string[] {
  const whole = showMoments(neutralizeMarkdown(toLinkedMarkdown(part, citations)));
  if (part.type === 'quote') return [whole];
  const texts = part.type === 'text' ? whole.split(/\n{2,}/) : whole.split(/\n(?=[-*] |\d{1,3}\. )/);
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

function listSources({ citations }: Reply): string[] {
  const first = new Map(citations.toReversed().map((citation) => [citation.n, citation]));
  return [...first.values()]
    .sort((a, b) => a.n - b.n)
    .map(({ n, title }) => {
      const label = lineOf(title).replace(/[[\]]/g, '');
      return neutralizeMarkdown(`- ${linkMarks(`[${n}]`, citations)} ${label}`);
    });
}

function lineOf(text: string): string {
  return neutralizeMarkdown(text).replace(/\s+/g, ' ').trim();
}
