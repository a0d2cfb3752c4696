import { useState } from 'react';
import { BackToPlaces } from '../chat/back-to-places.tsx';
import type { Canvas } from '../client/person-types.ts';
import { useLiveResource } from '../state/use-live-resource.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Markdown } from '../text/markdown.tsx';

/** A canvas, read again whenever somebody has written on it. */
export function CanvasPage({ id }: { id: string }) {
  const { api, feed, me } = useWorkspace();
  const { data, error } = useLiveResource({
    key: `${me.id}:${id}`,
    read: () => api.canvas(id),
    feed,
    concerns: (notice) => notice.type === 'canvas' && notice.ts === id,
  });
  const shown = error ? undefined : data;
  return (
    <>
      <header className="pane-head">
        <BackToPlaces />
        <div className="pane-title">
          <h1 dir="auto">{shown?.title ?? 'Canvas'}</h1>
          <p className="pane-topic">{shown?.writable ? 'Canvas · you can edit it' : 'Canvas'}</p>
        </div>
      </header>
      <section className="canvas" aria-label="Canvas" aria-busy={!data && !error}>
        {shown && <CanvasContent key={shown.id} canvas={shown} />}
        {error && (
          <div className="empty">
            <h2>This canvas cannot be shown</h2>
            <p>{error.message}</p>
          </div>
        )}
      </section>
    </>
  );
}

function CanvasContent({ canvas }: { canvas: Canvas }) {
  const [draft, setDraft] = useState<string>();
  if (draft !== undefined)
    return (
      <CanvasEditor id={canvas.id} draft={draft} onDraft={setDraft} onDone={() => setDraft(undefined)} />
    );
  return (
    <div className="canvas-sheet">
      {canvas.writable && (
        <button type="button" className="button canvas-edit" onClick={() => setDraft(canvas.markdown)}>
          Edit
        </button>
      )}
      <Markdown text={canvas.markdown} />
    </div>
  );
}

interface CanvasEditorProps {
  id: string;
  draft: string;
  onDraft: (draft: string) => void;
  onDone: () => void;
}

function CanvasEditor({ id, draft, onDraft, onDone }: CanvasEditorProps) {
  const { api, complain } = useWorkspace();
  const save = () => api.writeCanvas(id, draft).then(onDone, complain);
  return (
    <form
      className="canvas-sheet canvas-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label className="canvas-label" htmlFor={`canvas-${id}`}>
        What the canvas says, as Markdown
      </label>
      <textarea
        className="text-field"
        id={`canvas-${id}`}
        rows={20}
        value={draft}
        onChange={(event) => onDraft(event.target.value)}
      />
      <div className="canvas-actions">
        <button type="submit" className="button button-primary">
          Save
        </button>
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}
