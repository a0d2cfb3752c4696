import type { Message } from '../client/person-types.ts';
import { useLiveResource } from '../state/use-live-resource.ts';
import { nameOf, useWorkspace } from '../state/workspace-context.ts';
import { spokenText } from '../text/plain-text.ts';

/** The beginning of a thread's latest reply, so that in the DM one sees the answer under its question. */
export function ThreadPreview({ channel, message }: { channel: string; message: Message }) {
  const workspace = useWorkspace();
  const { api, feed } = workspace;
  const { data } = useLiveResource({
    key: `${channel}/${message.ts}`,
    read: () => api.messages(channel, message.ts),
    feed,
    concerns: (notice) => notice.thread_ts === message.ts && notice.channel === channel,
  });
  const last = data?.messages.at(-1);
  if (!last || last.ts === message.ts || last.text === '') return null;
  return (
    <span className="thread-preview" dir="auto">
      <span className="visually-hidden">{nameOf(workspace, last.user)}: </span>
      {spokenText(last.text, (id) => nameOf(workspace, id))}
    </span>
  );
}
