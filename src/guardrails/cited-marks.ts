/** One or several marks of evidence in a text: `[1]`, `[1, 3]`. */
export const MARKS = /\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\]/g;

/** Finds the evidence numbers that a text cites as `[1]`, `[1][3]` or `[1, 3]`, each once, in order. */
export function citedMarks(text: string): number[] {
  const numbers = [...text.matchAll(MARKS)].flatMap((mark) => mark[0].match(/\d+/g) ?? []);
  return [...new Set(numbers.map(Number))];
}

/** Takes the citation marks out of a text. */
export function withoutMarks(text: string): string {
  return text
    .replace(MARKS, '')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ ([.!?,;:])/g, '$1');
}
