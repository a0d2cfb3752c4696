import type { InputBlock } from '@slack/types';
import { useId } from 'react';
import { FieldView } from '../elements/field-view.tsx';
import { useActionTarget } from '../state/action-context.ts';
import { toWire } from '../state/collect-values.ts';
import { type FieldValue, readField, useForm } from '../state/form-context.ts';
import { EmojiText } from '../text/emoji-text.tsx';

const GROUPS = ['checkboxes', 'radio_buttons'];

/** Shows a labelled field with its hint and, when it was refused, the reason right at it. */
export function InputView({ block }: { block: InputBlock }) {
  const id = useId();
  const form = useForm();
  const target = useActionTarget();
  const { element } = block;
  const blockId = block.block_id ?? '';
  const actionId = element.action_id ?? '';
  const error = form?.errors[blockId];
  const described = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(' ');
  const change = (value: FieldValue) => form?.set(blockId, actionId, value);
  const isGroup = GROUPS.includes(element.type);
  const label = (
    <>
      <EmojiText text={block.label.text} />
      {block.optional && <span className="optional"> (optional)</span>}
    </>
  );
  return (
    <div className={error ? 'field field-invalid' : 'field'} data-block={blockId}>
      {isGroup ? (
        <span className="label" id={`${id}-label`} dir="auto">
          {label}
        </span>
      ) : (
        <label className="label" id={`${id}-label`} htmlFor={id} dir="auto">
          {label}
        </label>
      )}
      <FieldView
        element={element}
        value={readField(form?.values ?? {}, blockId, element)}
        onChange={change}
        onDone={(value) => {
          if (block.dispatch_action)
            void target?.act({ block_id: blockId, action_id: actionId, selected: toWire(element, value) });
        }}
        id={id}
        blockId={blockId}
        labelledBy={`${id}-label`}
        describedBy={described || undefined}
        invalid={error !== undefined}
        required={!block.optional}
        dispatches={block.dispatch_action === true}
      />
      {error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {block.hint && (
        <p className="hint" id={`${id}-hint`} dir="auto">
          <EmojiText text={block.hint.text} />
        </p>
      )}
    </div>
  );
}
