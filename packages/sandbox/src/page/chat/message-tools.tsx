import { useState } from 'react';
import type { Channel, Message } from '../client/person-types.ts';
import { MenuButton, type MenuItem } from '../elements/menu-button.tsx';
import { useWorkspace } from '../state/workspace-context.ts';
import { decodeText } from './compose-text.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { EmojiPicker } from './emoji-picker.tsx';
import { Icon } from './icon.tsx';

interface MessageToolsProps {
  message: Message;
  channel: Channel;
  onReply: (() => void) | undefined;
  onEdit: () => void;
  refresh: () => void;
}

/** What can be done with a message; shown while one is at it, with the mouse or the keyboard. */
export function MessageTools({ message, channel, onReply, onEdit, refresh }: MessageToolsProps) {
  const workspace = useWorkspace();
  const { api, me, bot, shortcuts, complain } = workspace;
  const [deleting, setDeleting] = useState(false);
  const react = (name: string) => {
    const mine =
      message.reactions?.find((reaction) => reaction.name === name)?.users.includes(me.id) ?? false;
    api.react({ channel: channel.id, ts: message.ts, name, remove: mine }).then(refresh, complain);
  };
  const isMine = message.user === me.id;
  const items: MenuItem[] = [
    ...shortcuts.map((shortcut) => ({
      id: shortcut.callback_id,
      label: shortcut.name,
      hint: bot.name,
      onSelect: () =>
        void api
          .shortcut({ callback_id: shortcut.callback_id, channel: channel.id, ts: message.ts })
          .catch(complain),
    })),
    {
      id: 'copy',
      label: 'Copy text',
      onSelect: () => void navigator.clipboard.writeText(decodeText(message.text, workspace)).catch(complain),
    },
    ...(isMine
      ? [
          { id: 'edit', label: 'Edit message', onSelect: onEdit },
          { id: 'delete', label: 'Delete message', danger: true, onSelect: () => setDeleting(true) },
        ]
      : []),
  ];
  return (
    <div className="tools">
      <button
        type="button"
        className="icon-button"
        aria-label="React with thumbs up"
        title="Thumbs up"
        onClick={() => react('+1')}
      >
        <span aria-hidden="true">👍</span>
      </button>
      <EmojiPicker label="Add a reaction" onPick={react} />
      {onReply && (
        <button
          type="button"
          className="icon-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={onReply}
        >
          <Icon name="reply" />
        </button>
      )}
      <MenuButton label="More for this message" className="icon-button" items={items}>
        <Icon name="more" />
      </MenuButton>
      {deleting && <DeleteDialog channel={channel} message={message} onClose={() => setDeleting(false)} />}
    </div>
  );
}
