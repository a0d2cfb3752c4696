import type { Channel, Message } from '../client/person-types.ts';
import { Dialog } from '../modal/dialog.tsx';
import { nameOf, useWorkspace } from '../state/workspace-context.ts';
import { spokenText } from '../text/plain-text.ts';

/** Enough to know which message it is. */
const QUOTED_CHARACTERS = 200;

interface DeleteDialogProps {
  channel: Channel;
  message: Message;
  onClose: () => void;
}

/** Asks before one's own message goes for good. */
export function DeleteDialog({ channel, message, onClose }: DeleteDialogProps) {
  const workspace = useWorkspace();
  const { api, complain } = workspace;
  const remove = () => {
    api.remove(channel.id, message.ts).catch(complain);
    onClose();
  };
  return (
    <Dialog title="Delete this message?" onClose={onClose} small>
      <div className="dialog-body">
        <p dir="auto" className="quoted">
          {spokenText(message.text, (id) => nameOf(workspace, id)).slice(0, QUOTED_CHARACTERS)}
        </p>
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={onClose}>
          Keep it
        </button>
        <button type="button" className="button button-danger" data-autofocus onClick={remove}>
          Delete
        </button>
      </footer>
    </Dialog>
  );
}
