import type { ConfirmationDialog } from '@slack/types';
import { type ReactNode, useState } from 'react';
import { TextObjectView } from '../blocks/text-object.tsx';
import { Dialog } from '../modal/dialog.tsx';

/** Gives a way to run something only after the person has confirmed it, where the bot asks for that. */
export function useConfirmed(
  confirm: ConfirmationDialog | undefined,
): [(run: () => void) => void, ReactNode] {
  const [pending, setPending] = useState<(() => void) | undefined>();
  const ask = (run: () => void) => {
    if (confirm) setPending(() => run);
    else run();
  };
  const close = () => setPending(undefined);
  const dialog = confirm && pending && (
    <Dialog title={confirm.title?.text ?? 'Are you sure?'} onClose={close} small>
      <div className="dialog-body">
        <TextObjectView text={confirm.text} />
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={close}>
          {confirm.deny?.text ?? 'No'}
        </button>
        <button
          type="button"
          className={confirm.style === 'danger' ? 'button button-danger' : 'button button-primary'}
          data-autofocus
          onClick={() => {
            pending();
            close();
          }}
        >
          {confirm.confirm?.text ?? 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
  return [ask, dialog];
}
