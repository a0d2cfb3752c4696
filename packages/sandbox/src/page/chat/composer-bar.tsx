import { emojiFor } from '../text/emoji-names.ts';
import { AttachButton } from './attach-button.tsx';
import { EmojiPicker } from './emoji-picker.tsx';
import { Icon } from './icon.tsx';

interface ComposerBarProps {
  onInsert: (text: string) => void;
  onFiles: (files: File[]) => void;
  onSend: () => void;
  canSend: boolean;
  hint: string | undefined;
  withCommands: boolean;
}

/** The row under the text: commands, mentions, files, emoji, how a command is used, and Send. */
export function ComposerBar({ onInsert, onFiles, onSend, canSend, hint, withCommands }: ComposerBarProps) {
  return (
    <div className="composer-bar">
      {withCommands && (
        <button
          type="button"
          className="icon-button"
          aria-label="Use a command"
          title="Commands"
          onClick={() => onInsert('/')}
        >
          <Icon name="slash" />
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label="Mention someone"
        title="Mention someone"
        onClick={() => onInsert('@')}
      >
        <Icon name="at" />
      </button>
      <AttachButton onFiles={onFiles} />
      <EmojiPicker label="Insert an emoji" onPick={(name) => onInsert(emojiFor(name) ?? `:${name}:`)} />
      <span className="composer-hint" dir="auto">
        {hint ?? ''}
      </span>
      <button
        type="button"
        className="send-button"
        aria-label="Send"
        title="Send (Enter)"
        disabled={!canSend}
        onClick={onSend}
      >
        <Icon name="send" />
      </button>
    </div>
  );
}
