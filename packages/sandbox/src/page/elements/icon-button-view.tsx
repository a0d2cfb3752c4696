import type { IconButton } from '@slack/types';
import { useActionTarget } from '../state/action-context.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { useConfirmed } from './use-confirmed.tsx';

const SIGNS: Record<string, string> = { trash: '🗑', copy: '⧉', refresh: '↻', edit: '✎' };

/** A small icon button of the bot's, for those who may see it. */
export function IconButtonView({ element, blockId }: { element: IconButton; blockId?: string | undefined }) {
  const target = useActionTarget();
  const { me } = useWorkspace();
  const [confirmed, dialog] = useConfirmed(element.confirm);
  const readers = element.visible_to_user_ids;
  if (readers && !readers.includes(me.id)) return null;
  return (
    <>
      <button
        type="button"
        className="quiet-button"
        aria-label={element.accessibility_label ?? element.text.text}
        onClick={() =>
          confirmed(
            () =>
              void target?.act({
                block_id: blockId,
                action_id: element.action_id ?? '',
                value: element.value,
              }),
          )
        }
      >
        <span aria-hidden="true">{SIGNS[element.icon] ?? '•'}</span> {element.text.text}
      </button>
      {dialog}
    </>
  );
}
