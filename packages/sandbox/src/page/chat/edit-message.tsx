import { useState } from 'react';
import type { Channel, Message } from '../client/person-types.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { decodeText, encodeText } from './compose-text.ts';

interface EditMessageProps {
  channel: Channel;
  message: Message;
  onDone: () => void;
}

/** One's own message, to be rewritten: Enter saves, Esc leaves it as it was. */
export function EditMessage({ channel, message, onDone }: EditMessageProps) {
  const workspace = useWorkspace();
  const [text, setText] = useState(() => decodeText(message.text, workspace));
  const [error, setError] = useState('');
  const save = () => {
    const next = encodeText(text.trim(), workspace);
    if (next === '' && !message.files) setError('A message cannot be empty. Delete it instead.');
    else if (next === message.text) onDone();
    else
      workspace.api
        .edit(channel.id, message.ts, next)
        .then(onDone, (problem: Error) => setError(problem.message));
  };
  return (
    <form
      className="edit-message"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        className="text-field"
        aria-label="Edit message"
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            onDone();
          }
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            save();
          }
        }}
      />
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="actions">
        <button type="submit" className="button button-primary button-small">
          Save
        </button>
        <button type="button" className="button button-small" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}
