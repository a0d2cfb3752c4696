import type { Overflow } from '@slack/types';
import { useActionTarget } from '../state/action-context.ts';
import { plainEmoji } from '../text/plain-emoji.ts';
import { MenuButton } from './menu-button.tsx';
import { useConfirmed } from './use-confirmed.tsx';

/** The bot's “more” menu. */
export function OverflowMenu({ element, blockId }: { element: Overflow; blockId?: string | undefined }) {
  const target = useActionTarget();
  const [confirmed, dialog] = useConfirmed(element.confirm);
  return (
    <>
      <MenuButton
        label="More options"
        className="button button-icon"
        items={element.options.map((option) => ({
          id: option.value ?? option.text.text,
          label: plainEmoji(option.text.text),
          onSelect: () => {
            if (option.url && /^https?:/i.test(option.url)) open(option.url, '_blank', 'noopener');
            const selected = option.value ?? '';
            confirmed(
              () => void target?.act({ block_id: blockId, action_id: element.action_id ?? '', selected }),
            );
          },
        }))}
      >
        <span aria-hidden="true">⋯</span>
      </MenuButton>
      {dialog}
    </>
  );
}
