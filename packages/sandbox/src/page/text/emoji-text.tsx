import { Fragment } from 'react';
import { Emoji } from './emoji.tsx';

const NAME = /:([a-z0-9_+-]+(?:::skin-tone-\d)?):/;

/** Shows plain text in which `:names:` stand for emoji, as in Block Kit's `plain_text`. */
export function EmojiText({ text }: { text: string }) {
  return text.split(NAME).map((part, index) =>
    // The split puts the captured names at the odd places.
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other identity
    index % 2 === 1 ? <Emoji key={index} name={part} /> : <Fragment key={index}>{part}</Fragment>,
  );
}
