const MOMENT = /\[([^\]\n]+)\]\(time:(\d{1,12})\)/g;

/** A moment in Markdown that an adapter may show in the time zone of each reader; `words` is how everybody else reads it. */
export function writeMoment(at: Date, words: string): string {
  return `[${words}](time:${Math.floor(at.getTime() / 1_000)})`;
}

/** Shows the moments of a text: by their words, unless told otherwise. */
export function showMoments(
  text: string,
  show: (words: string, unixSeconds: string) => string = (words) => words,
): string {
  return text.replace(MOMENT, (_, words: string, seconds: string) => show(words, seconds));
}
