import type { AnyBlock } from '@slack/types';
import { BlockView } from './block-view.tsx';

/** Shows blocks one below the other. */
export function BlockList({ blocks }: { blocks: AnyBlock[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        // While a message streams its blocks have no ids yet, but they only ever grow at the end.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <BlockView key={`${block.type}-${index}`} block={block} />
      ))}
    </div>
  );
}
