import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Channel, Message } from '../client/person-types.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { AttachedFiles } from './attached-files.tsx';
import { CompletionList } from './completion-list.tsx';
import { ComposerBar } from './composer-bar.tsx';
import { useAttachments } from './use-attachments.ts';
import { useCompletion } from './use-completion.ts';
import { placeOfDraft, useDraft } from './use-draft.ts';
import { useSend } from './use-send.ts';

interface ComposerProps {
  channel: Channel;
  thread?: string;
  messages: Message[];
  onSent: (ts: string, text: string) => void;
  onCommand?: () => void;
}

/** The box for writing: Enter sends, Shift+Enter starts a line, `/`, `@`, `#` and `:` complete. */
export function Composer({ channel, thread, messages, onSent, onCommand }: ComposerProps) {
  const { bot, me, commands } = useWorkspace();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(
    placeOfDraft({ user: me.id, channel: channel.id, ...(thread && { thread }) }),
  );
  const [wanted, setWanted] = useState<number>();
  const { send, error, clearError } = useSend({ channel, thread, onSent, onCommand });
  const attachments = useAttachments();
  const hasSomething = text.trim() !== '' || attachments.files.length > 0;
  const completion = useCompletion(text, (next, cursor) => {
    setText(next);
    setWanted(cursor);
  });

  useEffect(() => {
    // On a phone the focus would bring up the keyboard over what one wants to read.
    if (matchMedia('(hover: none), (width < 860px)').matches) return;
    box.current?.focus({ preventScroll: true });
  }, []);
  useLayoutEffect(() => {
    if (wanted === undefined) return;
    box.current?.focus();
    box.current?.setSelectionRange(wanted, wanted);
    setWanted(undefined);
  }, [wanted]);

  const submit = async () => {
    if (!hasSomething) return;
    const [typed, files] = [text, attachments.files];
    setText('');
    attachments.set([]);
    if (await send(typed, files)) return;
    // What was begun meanwhile stays, after what could not be sent.
    const begun = box.current?.value ?? '';
    setText(begun === '' ? typed : `${typed}\n${begun}`);
    attachments.set(files);
  };
  const insert = (sign: string) => {
    const at = box.current?.selectionStart ?? text.length;
    const lead = at > 0 && !/\s/.test(text[at - 1] ?? '') && sign !== '/' ? ' ' : '';
    const next = sign === '/' ? `/${text}` : text.slice(0, at) + lead + sign + text.slice(at);
    const cursor = sign === '/' ? 1 : at + lead.length + sign.length;
    setText(next);
    setWanted(cursor);
    completion.moveCursor(cursor);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || completion.takeKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void submit();
    }
    if (event.key === 'ArrowUp' && text === '') editLast(messages, me.id, event);
  };
  const place = thread
    ? 'Reply in this thread'
    : channel.kind === 'dm'
      ? `Ask ${bot.name}`
      : `Write to #${channel.name}`;
  const open = completion.choices.length > 0;
  const usage = commands.find(({ command }) => text.startsWith(`${command} `));
  return (
    <div className="composer">
      {open && (
        <CompletionList
          id={id}
          choices={completion.choices}
          active={completion.active}
          onChoose={completion.choose}
        />
      )}
      <div className="composer-box">
        <textarea
          ref={box}
          role="combobox"
          aria-label={place}
          aria-expanded={open}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={open ? `${id}-${completion.active}` : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          dir="auto"
          rows={1}
          placeholder={place}
          value={text}
          onChange={(event) => {
            clearError();
            setText(event.target.value);
            completion.moveCursor(event.target.selectionStart);
          }}
          onSelect={(event) => completion.moveCursor(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            if (event.clipboardData.files.length > 0) attachments.add(event.clipboardData.files);
          }}
        />
        <AttachedFiles attachments={attachments} />
        <ComposerBar
          onInsert={insert}
          onFiles={attachments.add}
          onSend={() => void submit()}
          canSend={hasSomething}
          hint={usage ? `${usage.command} ${usage.usage_hint ?? ''}` : undefined}
          withCommands={!thread && commands.length > 0}
        />
      </div>
      {error && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** Arrow up in an empty box goes to one's last message, where Edit is the next thing to press. */
function editLast(messages: Message[], me: string, event: KeyboardEvent<HTMLElement>): void {
  const last = messages.findLast((message) => message.user === me && !message.deleted);
  const pane = event.currentTarget.closest('.pane');
  const target = last && pane?.querySelector<HTMLElement>(`.message[data-ts="${last.ts}"]`);
  if (!target) return;
  event.preventDefault();
  target.focus();
}
