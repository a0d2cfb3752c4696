import type { DocxParts } from './unpack-docx.ts';

const RUN = /<w:r(?:\s[^>]*)?>(?:(?!<w:r[\s>])[\s\S])*?<\/w:r>/g;
const PARAGRAPH = /<w:p(?:\s[^>]*)?>(?:(?!<w:p[\s>])[\s\S])*?<\/w:p>/g;
const VANISH = /<w:(?:vanish|specVanish|webHidden)(?:\s+w:val="(?:1|true|on)")?\s*\/>/;
/** Half points: two points are too small for anybody. */
const MIN_SIZE = 4;

/** Takes hidden text out of a Word document's parts, in place: nobody who opens it sees it. */
export function keepVisibleRuns(parts: DocxParts): void {
  const hidden = hiddenStyles(parts.get('word/styles.xml') ?? '');
  for (const [name, xml] of parts) {
    if (!/^word\/(?:document\d*|footnotes|endnotes)\.xml$/.test(name)) continue;
    const seen = xml
      .replace(PARAGRAPH, (paragraph) => (styledHidden(paragraph, 'p', hidden) ? '<w:p/>' : paragraph))
      .replace(RUN, (run) => (isHidden(run) || styledHidden(run, 'r', hidden) ? '' : run));
    parts.set(name, seen);
  }
}

function isHidden(run: string): boolean {
  const properties = /<w:rPr>[\s\S]*?<\/w:rPr>/.exec(run)?.[0] ?? '';
  const size = /<w:sz\s+w:val="(\d+)"/.exec(properties)?.[1];
  return VANISH.test(properties) || (size !== undefined && Number(size) < MIN_SIZE);
}

function styledHidden(xml: string, part: 'p' | 'r', hidden: ReadonlySet<string>): boolean {
  const style = new RegExp(`<w:${part}Style\\s+w:val="([^"]*)"`).exec(xml)?.[1];
  return style !== undefined && hidden.has(style);
}

function hiddenStyles(styles: string): Set<string> {
  const all = styles.match(/<w:style\s[\s\S]*?<\/w:style>/g) ?? [];
  return new Set(
    all.filter((style) => VANISH.test(style)).map((style) => /w:styleId="([^"]*)"/.exec(style)?.[1] ?? ''),
  );
}
