import { useEffect, useRef } from 'react';
import type { Message } from '../client/person-types.ts';
import { nameOf, useWorkspace } from '../state/workspace-context.ts';
import { spokenText } from '../text/plain-text.ts';

const SPOKEN_CHARACTERS = 300;

/** Reads new messages of others aloud to screen readers, a streamed one once and only when it is complete. */
export function useAnnouncedMessages(messages: Message[] | undefined): void {
  const workspace = useWorkspace();
  const known = useRef<Set<string>>(undefined);
  const { announce, me } = workspace;
  const latest = useRef(workspace);
  latest.current = workspace;
  useEffect(() => {
    if (!messages) return;
    const complete = messages.filter((message) => message.final);
    const fresh =
      known.current && complete.filter(({ ts, user }) => !known.current?.has(ts) && user !== me.id);
    known.current = new Set(complete.map(({ ts }) => ts));
    const last = fresh?.at(-1);
    if (!last) return;
    const called = (id: string) => nameOf(latest.current, id);
    announce(`${called(last.user)}: ${spokenText(last.text, called).slice(0, SPOKEN_CHARACTERS)}`);
  }, [messages, announce, me.id]);
}
