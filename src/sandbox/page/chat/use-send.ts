import { useState } from 'react';
import type { Channel } from '../client/person-types.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { encodeText } from './compose-text.ts';
import { readAttachment } from './use-attachments.ts';

interface SendOptions {
  channel: Channel;
  thread: string | undefined;
  onSent: (ts: string, text: string) => void;
}

/** Sends a message or a slash command; answers whether it was taken, and keeps the reason when it was not. */
export function useSend({ channel, thread, onSent }: SendOptions) {
  const workspace = useWorkspace();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');

  const deliver = async (typed: string, attached: File[]) => {
    const command = /^(\/[\w-]+)(?:\s+([\s\S]*))?$/.exec(typed.trim());
    if (command && thread) throw new Error('Slash commands work in the channel itself, not in a thread.');
    if (command && attached.length > 0) throw new Error('A slash command takes no files.');
    if (command) {
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
    setBusy(true);
    setError('');
    try {
      await deliver(typed, attached);
      return true;
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, error, clearError: () => setError('') };
}
