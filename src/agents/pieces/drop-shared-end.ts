/** A shorter end and beginning that are the same may be so by chance. */
const LEAST_OVERLAP = 24;

/** A text without what the one before it ends with: windows of an article overlap. */
export function dropSharedEnd(text: string, before: string): string {
  const end = before.trimEnd();
  for (let length = Math.min(text.length, end.length); length >= LEAST_OVERLAP; length -= 1)
    if (end.endsWith(text.slice(0, length))) return text.slice(length).trimStart();
  return text;
}
