import type { TextObject } from '@slack/types';
import { EmojiText } from '../text/emoji-text.tsx';
import { Mrkdwn } from '../text/mrkdwn.tsx';

/** Shows a text object: mrkdwn with its marks, plain text as it is. */
export function TextObjectView({ text }: { text: TextObject }) {
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  return (
    <div className="prose">
      <p dir="auto" className="keep-lines">
        <EmojiText text={text.text} />
      </p>
    </div>
  );
}
