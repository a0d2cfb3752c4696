import type { ActionsBlockElement, SectionBlockAccessory } from '@slack/types';
import { useId } from 'react';
import { imageUrl } from '../blocks/image-url.ts';
import { useActionTarget } from '../state/action-context.ts';
import { toWire } from '../state/collect-values.ts';
import { readField, useForm } from '../state/form-context.ts';
import { LocalImage } from '../text/local-image.tsx';
import { ButtonView } from './button-view.tsx';
import { FieldView } from './field-view.tsx';
import { OverflowMenu } from './overflow-menu.tsx';
import { useConfirmed } from './use-confirmed.tsx';

interface ElementViewProps {
  element: ActionsBlockElement | SectionBlockAccessory;
  blockId?: string | undefined;
}

/** Shows an element that tells the bot at once when it is used. */
export function ElementView({ element, blockId }: ElementViewProps) {
  switch (element.type) {
    case 'button':
      return <ButtonView element={element} blockId={blockId} />;
    case 'overflow':
      return <OverflowMenu element={element} blockId={blockId} />;
    case 'image':
      return <LocalImage url={imageUrl(element)} alt={element.alt_text} className="accessory-image" />;
    case 'workflow_button':
      return (
        <button type="button" className="button" disabled title="Workflows do not run in the sandbox">
          {element.text.text}
        </button>
      );
    default:
      return <ActingField element={element} blockId={blockId ?? ''} />;
  }
}

type ActingElement = Parameters<typeof FieldView>[0]['element'];

function ActingField({ element, blockId }: { element: ActingElement; blockId: string }) {
  const id = useId();
  const form = useForm();
  const target = useActionTarget();
  const actionId = element.action_id ?? '';
  const confirm = 'confirm' in element ? element.confirm : undefined;
  const [confirmed, dialog] = useConfirmed(confirm);
  return (
    <>
      <FieldView
        element={element}
        id={id}
        blockId={blockId}
        value={readField(form?.values ?? {}, blockId, element)}
        onChange={(value) => form?.set(blockId, actionId, value)}
        onDone={(value) =>
          confirmed(
            () =>
              void target?.act({ block_id: blockId, action_id: actionId, selected: toWire(element, value) }),
          )
        }
      />
      {dialog}
    </>
  );
}
