const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Whether brackets of JSON are nested deeper than so many levels, those inside of strings not counted. What walks through a value
 * calls itself for each level, and a few thousand are more than a stack takes.
 */
export function isNestedDeeper(text: string, levels: number): boolean {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isString && code === BACKSLASH) at += 1;
    else if (code === QUOTE) isString = !isString;
    else if (!isString && (code === 0x5b || code === 0x7b)) depth += 1;
    else if (!isString && (code === 0x5d || code === 0x7d)) depth -= 1;
    if (depth > levels) return true;
  }
  return false;
}
