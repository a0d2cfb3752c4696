import type { ContainerBlock } from '@slack/types';
import type { ReactNode } from 'react';
import { EmojiText } from '../text/emoji-text.tsx';
import { RichText } from './rich-text.tsx';
import { TextObjectView } from './text-object.tsx';

/** Shows blocks as one group, which can be folded when the bot says so. */
export function ContainerView({ block, children }: { block: ContainerBlock; children: ReactNode }) {
  const head = (
    <>
      {block.rich_text_title ? (
        <RichText block={block.rich_text_title} />
      ) : (
        block.title && (
          <strong dir="auto">
            <EmojiText text={block.title.text} />
          </strong>
        )
      )}
      {block.subtitle && <TextObjectView text={block.subtitle} />}
    </>
  );
  if (block.is_collapsible) {
    return (
      <details className="container" open={!block.default_collapsed}>
        <summary>{head}</summary>
        <div className="blocks">{children}</div>
      </details>
    );
  }
  return (
    <section className="container">
      <div className="container-head">{head}</div>
      <div className="blocks">{children}</div>
    </section>
  );
}
