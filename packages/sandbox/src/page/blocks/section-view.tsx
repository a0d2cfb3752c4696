import type { SectionBlock } from '@slack/types';
import { ElementView } from '../elements/element-view.tsx';
import { TextObjectView } from './text-object.tsx';

/** Shows a section: text, fields in two columns, and one element beside them. */
export function SectionView({ block }: { block: SectionBlock }) {
  return (
    <div className="section">
      <div className="section-text">
        {block.text && <TextObjectView text={block.text} />}
        {block.fields && (
          <div className="fields">
            {block.fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no identity but their place
              <TextObjectView key={index} text={field} />
            ))}
          </div>
        )}
      </div>
      {block.accessory && (
        <div className="accessory">
          <ElementView element={block.accessory} blockId={block.block_id} />
        </div>
      )}
    </div>
  );
}
