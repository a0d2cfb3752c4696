import type { CardBlock } from '@slack/types';
import { ElementView } from '../elements/element-view.tsx';
import { LocalImage } from '../text/local-image.tsx';
import { InlineMrkdwn, Mrkdwn } from '../text/mrkdwn.tsx';
import { imageUrl } from './image-url.ts';

/** Shows a card: picture, title, subtitle, body and its buttons. */
export function CardView({ block }: { block: CardBlock }) {
  return (
    <article className="card">
      {block.hero_image && <LocalImage url={imageUrl(block.hero_image)} alt={block.hero_image.alt_text} />}
      <div className="card-head">
        {block.icon && (
          <LocalImage url={imageUrl(block.icon)} alt={block.icon.alt_text} className="card-icon" />
        )}
        <div>
          {block.title && (
            <div className="card-title">
              <InlineMrkdwn text={block.title.text} />
            </div>
          )}
          {block.subtitle && (
            <div className="card-subtitle">
              <InlineMrkdwn text={block.subtitle.text} />
            </div>
          )}
        </div>
      </div>
      {block.body && <Mrkdwn text={block.body.text} />}
      {block.actions && (
        <div className="actions">
          {block.actions.map((button, index) => (
            <ElementView key={button.action_id ?? index} element={button} blockId={block.block_id} />
          ))}
        </div>
      )}
    </article>
  );
}
