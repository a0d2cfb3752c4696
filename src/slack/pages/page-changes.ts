import type { CanvasSection } from '../../store/canvases.ts';

/** One thing to be done to a page so that it says what it is to say. */
export type PageChange =
  | { type: 'delete_line'; line: string }
  | { type: 'delete_heading'; heading: string }
  /** Below the line `after`, or the heading where there is none; null: below neither, at the top. */
  | { type: 'insert_lines'; lines: string[]; after: string | null; heading: string | null }
  /** Before the section that follows, or in the end. */
  | { type: 'insert_section'; section: CanvasSection; before: string | null };

/**
 * What differs between what was written on a page and what it is to say, in the order in which it is done: what stays is not
 * touched, and neither is what people wrote beside it.
 */
export function findPageChanges(
  written: readonly CanvasSection[],
  wanted: readonly CanvasSection[],
): PageChange[] {
  const before = new Map(written.map((section) => [section.heading, section]));
  const after = new Map(wanted.map((section) => [section.heading, section]));
  const gone = written.filter(({ heading }) => !after.has(heading)).flatMap(deleteSection);
  const changed = wanted.flatMap((section, at) => {
    const known = before.get(section.heading);
    if (known !== undefined) return changeSection(known, section);
    const next = wanted.slice(at + 1).find(({ heading }) => before.has(heading));
    return [{ type: 'insert_section' as const, section, before: next?.heading ?? null }];
  });
  return [...gone, ...changed];
}

/** How many calls of Slack changes take: each place is looked up first. */
export function callsFor(changes: readonly PageChange[]): number {
  return 2 * changes.length;
}

/** What stands on a page once a change is done. */
export function applyChange(written: readonly CanvasSection[], change: PageChange): CanvasSection[] {
  switch (change.type) {
    case 'delete_line':
      return written.map((section) => ({
        ...section,
        lines: section.lines.filter((line) => line !== change.line),
      }));
    case 'delete_heading':
      return written.filter(({ heading }) => heading !== change.heading);
    case 'insert_lines':
      return written.map((section) => {
        if (section.heading !== change.heading) return section;
        const at = change.after === null ? 0 : section.lines.indexOf(change.after) + 1;
        return { ...section, lines: section.lines.toSpliced(at, 0, ...change.lines) };
      });
    case 'insert_section': {
      const at = written.findIndex(({ heading }) => heading === change.before);
      return written.toSpliced(change.before === null || at < 0 ? written.length : at, 0, change.section);
    }
  }
}

function deleteSection({ heading, lines }: CanvasSection): PageChange[] {
  const deleted = lines.map((line): PageChange => ({ type: 'delete_line', line }));
  return heading === null ? deleted : [...deleted, { type: 'delete_heading', heading }];
}

function changeSection(known: CanvasSection, wanted: CanvasSection): PageChange[] {
  const kept = commonLines(known.lines, wanted.lines);
  const gone = known.lines.filter((line) => !kept.has(line));
  return [
    ...insertions(wanted, kept),
    // Afterwards: what is to stand below a line finds it, and a page is never without both.
    ...gone.map((line): PageChange => ({ type: 'delete_line', line })),
  ];
}

/** Lines that stay where they are among one another; one that moved is deleted and written again. */
function commonLines(before: readonly string[], after: readonly string[]): Set<string> {
  const kept = new Set<string>();
  let from = 0;
  for (const line of after) {
    const at = before.indexOf(line, from);
    if (at < 0) continue;
    kept.add(line);
    from = at + 1;
  }
  return kept;
}

function insertions({ heading, lines }: CanvasSection, kept: ReadonlySet<string>): PageChange[] {
  const runs: { lines: string[]; after: string | null }[] = [];
  let last: string | null = null;
  let run: string[] = [];
  const flush = () => {
    if (run.length > 0) runs.push({ lines: run, after: last });
    run = [];
  };
  for (const line of lines) {
    if (!kept.has(line)) {
      run.push(line);
      continue;
    }
    flush();
    last = line;
  }
  flush();
  return runs.map((one): PageChange => ({ type: 'insert_lines', heading, ...one }));
}
