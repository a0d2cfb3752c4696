import type { VideoBlock } from '@slack/types';
import { EmojiText } from '../text/emoji-text.tsx';
import { SafeLink } from '../text/safe-link.tsx';

/** Shows what a video is and a link to it; the page itself loads nothing from elsewhere, and so plays nothing. */
export function VideoView({ block }: { block: VideoBlock }) {
  const from = [block.author_name, block.provider_name].filter(Boolean).join(' · ');
  return (
    <article className="card">
      <div className="card-title" dir="auto">
        <span aria-hidden="true">▶ </span>
        <SafeLink url={block.title_url ?? block.video_url}>
          <EmojiText text={block.title.text} />
        </SafeLink>
      </div>
      {from && <div className="card-subtitle">{from}</div>}
      <p dir="auto">{block.description?.text ?? block.alt_text}</p>
    </article>
  );
}
