import { CLEAR_LINE } from './progress.ts';

/** Characters that move the cursor, colour, ring or turn the order of letters round; line ends and tabs are none. */
const CONTROL = /[^\P{Cc}\n\t]|\p{Bidi_Control}/gu;

/**
 * Text for a terminal with control and bidirectional characters spelt out as `\\u001b`, as JSON writes them: names and questions are
 * other people's, and a terminal obeys what it is sent (CWE-150). The bar of progress alone may clear its own line.
 */
export function showControls(text: string): string {
  const own = text.startsWith(CLEAR_LINE) ? CLEAR_LINE : '';
  return own + text.slice(own.length).replace(CONTROL, spell);
}

function spell(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
