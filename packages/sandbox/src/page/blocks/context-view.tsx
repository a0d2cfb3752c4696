import type { ContextBlock } from '@slack/types';
import { EmojiText } from '../text/emoji-text.tsx';
import { LocalImage } from '../text/local-image.tsx';
import { InlineMrkdwn } from '../text/mrkdwn.tsx';
import { imageUrl } from './image-url.ts';

/** Shows small print: texts and little images in one line that wraps. */
export function ContextView({ block }: { block: ContextBlock }) {
  return (
    <div className="context">
      {block.elements.map((element, index) => {
        const key = `${element.type}-${index}`;
        if (element.type === 'image') {
          return (
            <LocalImage key={key} url={imageUrl(element)} alt={element.alt_text} className="context-image" />
          );
        }
        if (element.type === 'mrkdwn') return <InlineMrkdwn key={key} text={element.text} />;
        return (
          <span key={key} dir="auto">
            <EmojiText text={element.text} />
          </span>
        );
      })}
    </div>
  );
}
