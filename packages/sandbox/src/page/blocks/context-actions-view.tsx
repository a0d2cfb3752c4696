import type { ContextActionsBlock } from '@slack/types';
import { FeedbackButtons } from '../elements/feedback-buttons.tsx';
import { IconButtonView } from '../elements/icon-button-view.tsx';

/** Shows the quiet row under an answer: what one thinks of it, and small icon buttons. */
export function ContextActionsView({ block }: { block: ContextActionsBlock }) {
  return (
    <div className="context-actions">
      {block.elements.map((element, index) =>
        element.type === 'feedback_buttons' ? (
          <FeedbackButtons key={element.action_id ?? index} element={element} blockId={block.block_id} />
        ) : (
          <IconButtonView key={element.action_id ?? index} element={element} blockId={block.block_id} />
        ),
      )}
    </div>
  );
}
