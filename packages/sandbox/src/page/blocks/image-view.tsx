import type { ImageBlock } from '@slack/types';
import { EmojiText } from '../text/emoji-text.tsx';
import { LocalImage } from '../text/local-image.tsx';
import { imageUrl } from './image-url.ts';

/** Shows an image with its title. */
export function ImageView({ block }: { block: ImageBlock }) {
  return (
    <figure className="block-image">
      {block.title && (
        <figcaption dir="auto">
          <EmojiText text={block.title.text} />
        </figcaption>
      )}
      <LocalImage url={imageUrl(block)} alt={block.alt_text} />
    </figure>
  );
}
