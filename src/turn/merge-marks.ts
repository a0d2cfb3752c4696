const GROUP = /[ \t]*(?:\[\d{1,3}\])+/g;
const AT_END = /[ \t]*(?:\[\d{1,3}\])+\n?$/;

/** A line that stands for itself: an item, a row, a heading, a quote or the edge of code. */
const OWN_LINE = /^\s*(?:[-*+•]\s|\d+[.)]\s|[|#>]|```|$)/;

/** What people read says each source once where several sentences of a paragraph rest on it: behind the last of them. */
export function mergeMarks(text: string): string {
  return paragraphsOf(text).map(mergeInParagraph).join('\n');
}

/** Lines that follow one another without being items, rows or headings are read as one paragraph. */
function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = [];
  let goesOn = false;
  for (const line of text.split('\n')) {
    const isProse = !OWN_LINE.test(line);
    if (isProse && goesOn) paragraphs.push(`${paragraphs.pop()}\n${line}`);
    else paragraphs.push(line);
    goesOn = isProse;
  }
  return paragraphs;
}

function mergeInParagraph(paragraph: string): string {
  const groups = [...paragraph.matchAll(GROUP)];
  const repeated = groups.filter(({ 0: group }, at) => group.trim() === groups[at + 1]?.[0].trim());
  return repeated.reduceRight(
    (left, { 0: group, index }) => left.slice(0, index) + left.slice(index + group.length),
    paragraph,
  );
}

/** Merges the marks of a text that comes stretch by stretch: a mark waits until it is known whether the next one repeats it. */
export interface MarkMerger {
  /** What may be shown by now. */
  push(stretch: string): string;
}

/** Starts at the beginning of a text; what `push` gave is the beginning of that text, merged, up to marks that still wait. */
export function startMergingMarks(): MarkMerger {
  let waiting = '';
  return {
    push(stretch) {
      const merged = mergeMarks(waiting + stretch);
      waiting = AT_END.exec(merged)?.[0] ?? '';
      return merged.slice(0, merged.length - waiting.length);
    },
  };
}
