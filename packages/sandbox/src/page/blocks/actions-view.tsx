import type { ActionsBlock } from '@slack/types';
import { ElementView } from '../elements/element-view.tsx';

/** Shows a row of buttons, menus and pickers. */
export function ActionsView({ block }: { block: ActionsBlock }) {
  return (
    <div className="actions">
      {block.elements.map((element, index) => (
        <ElementView key={element.action_id ?? index} element={element} blockId={block.block_id} />
      ))}
    </div>
  );
}
