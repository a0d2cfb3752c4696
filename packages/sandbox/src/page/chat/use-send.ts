import { useRef, useState } from 'react';
import type { Channel } from '../client/person-types.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { encodeText } from './compose-text.ts';
import { readAttachment } from './use-attachments.ts';

interface SendOptions {
  channel: Channel;
  thread: string | undefined;
  onSent: (ts: string, text: string) => void;
  /** A command was run: what it brings is not one's own message. */
  onCommand?: (() => void) | undefined;
}

/** Sends messages and slash commands one after the other; answers whether each was taken, and keeps the reason when one was not. */
export function useSend({ channel, thread, onSent, onCommand }: SendOptions) {
  const workspace = useWorkspace();
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const [error, setError] = useState('');

  const deliver = async (typed: string, attached: File[]) => {
    const command = /^(\/[\w-]+)(?:\s+([\s\S]*))?$/.exec(typed.trim());
    if (command && thread) throw new Error('Slash commands work in the channel itself, not in a thread.');
    if (command && attached.length > 0) throw new Error('A slash command takes no files.');
    if (command) {
      onCommand?.();
      await workspace.api.command({
        channel: channel.id,
        command: command[1] ?? '',
        text: command[2]?.trim() ?? '',
      });
      return;
    }
    const text = encodeText(typed.trim(), workspace);
    const files = await Promise.all(attached.map(readAttachment));
    const { ts } = await workspace.api.send({
      channel: channel.id,
      text,
      ...(thread && { thread_ts: thread }),
      ...(files.length > 0 && { files }),
    });
    onSent(ts, text);
  };
  const send = async (typed: string, attached: File[]): Promise<boolean> => {
    setError('');
    const sent = line.current.then(() => deliver(typed, attached));
    // What is sent next waits for this one, whatever becomes of it.
    line.current = sent.catch(() => undefined);
    try {
      await sent;
      return true;
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
      return false;
    }
  };
  return { send, error, clearError: () => setError('') };
}
