/** What a stretch of a model's text holds: what is meant to be read, and how much it only thought. */
export interface Stripped {
  text: string;
  /** Characters of thinking that were left out. */
  thought: number;
  /** All that was said before was thinking too: a tag ended what no tag had begun. */
  restart: boolean;
}

/** Takes out of a text that comes in pieces what a model thinks aloud. */
export interface ThinkingFilter {
  push(piece: string): Stripped;
  /** What is left when the text has ended: an unclosed thought stays one. */
  end(): Stripped;
}

const OPENING = /<(think|thinking|thought|reasoning)>/i;
const CLOSING = /<\/(?:think|thinking|thought|reasoning)>/i;
const ANY = /<\/?(?:think|thinking|thought|reasoning)>/i;
/** What may become a tag with the next piece: `<thi`, `</reason`. */
const BEGUN = /<\/?[a-z]{0,9}$/i;

/**
 * Creates a filter for one answer. A thought begins at the start of a line, so that a sentence about such a tag is left
 * alone; some chat templates write the first tag themselves, and only the closing one comes.
 */
export function createThinkingFilter(): ThinkingFilter {
  let pending = '';
  let isThinking = false;
  let isLineStart = true;
  /** The space behind a thought goes with it. */
  let skipsSpace = false;
  let said = 0;

  function take(whole: boolean): Stripped {
    const out: Stripped = { text: '', thought: 0, restart: false };
    const keep = (all: string) => {
      const text = skipsSpace ? all.trimStart() : all;
      if (text === '') return;
      skipsSpace = false;
      out.text += text;
      said += text.trim().length;
      isLineStart = /(?:^|\n)[ \t]*$/.test(text) && (isLineStart || text.includes('\n'));
    };
    for (;;) {
      const found = (isThinking ? CLOSING : ANY).exec(pending);
      if (found === null) break;
      const before = pending.slice(0, found.index);
      pending = pending.slice(found.index + found[0].length);
      if (isThinking) {
        out.thought += before.length;
        isThinking = false;
        skipsSpace = true;
        continue;
      }
      keep(before);
      if (!OPENING.test(found[0])) {
        out.thought += said;
        Object.assign(out, { text: '', restart: true });
        said = 0;
        isLineStart = true;
        skipsSpace = true;
      } else if (isLineStart) isThinking = true;
      else keep(found[0]);
    }
    const held = whole ? '' : (BEGUN.exec(pending)?.[0] ?? '');
    const rest = pending.slice(0, pending.length - held.length);
    pending = held;
    if (isThinking) out.thought += rest.length;
    else keep(rest);
    return out;
  }

  return {
    push(piece) {
      pending += piece;
      return take(false);
    },
    end: () => take(true),
  };
}
