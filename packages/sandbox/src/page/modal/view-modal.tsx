import { type FormEvent, useEffect, useRef, useState } from 'react';
import { BlockList } from '../blocks/block-list.tsx';
import { Surface } from '../blocks/surface.tsx';
import type { OpenView } from '../client/person-types.ts';
import { collectValues } from '../state/collect-values.ts';
import { useNewForm } from '../state/form-context.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Dialog } from './dialog.tsx';

/** A modal of the bot's: what is refused is said at the field, and the focus goes there. */
export function ViewModal({ view, onChange }: { view: OpenView; onChange: () => void }) {
  const { api, complain } = useWorkspace();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const form = useNewForm({ errors, state: view.state });
  const body = useRef<HTMLFormElement>(null);
  const viewId = view.id;

  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    const faulty = body.current?.querySelector('.field-invalid');
    faulty?.querySelector<HTMLElement>('input, textarea, select, summary')?.focus();
    // The focus brings the field into view, but not what is said below it.
    faulty?.scrollIntoView({ block: 'nearest' });
  }, [errors]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      const answer = await api.submitView(viewId, collectValues(view.blocks, form.values));
      setErrors(answer.errors ?? {});
      if (answer.message) complain(new Error(answer.message));
      onChange();
    } catch (error) {
      complain(error);
    } finally {
      setBusy(false);
    }
  };
  const close = () => {
    api.closeView(viewId).then(onChange, (error) => {
      complain(error);
      onChange();
    });
  };
  return (
    <Dialog title={view.title.text} onClose={close}>
      <form ref={body} onSubmit={(event) => void submit(event)} noValidate className="view-form">
        <div className="dialog-body">
          <Surface address={{ view_id: viewId }} blocks={view.blocks} form={form}>
            <BlockList blocks={view.blocks} />
          </Surface>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={close}>
            {view.close?.text ?? 'Close'}
          </button>
          {view.submit && (
            <button type="submit" className="button button-primary" aria-busy={busy || undefined}>
              {view.submit.text}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
