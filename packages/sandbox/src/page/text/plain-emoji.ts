import { emojiFor } from './emoji-names.ts';

/** Replaces `:names:` by their characters where only text can stand, as in a menu of the browser. */
export function plainEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+-]+):/g, (whole, name: string) => emojiFor(name) ?? whole);
}
