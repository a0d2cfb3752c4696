import type { Message } from '../client/person-types.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { dateOf, fullTimeOf, mannerOf, timeOf } from './message-time.ts';

interface MessageHeadProps {
  message: Message;
  name: string;
  isBot: boolean;
  follows: boolean;
}

/** Who said it and when; said only to screen readers when the same person goes on speaking. */
export function MessageHead({ message, name, isBot, follows }: MessageHeadProps) {
  const manner = mannerOf(useWorkspace().me);
  return (
    <header className={follows ? 'message-head visually-hidden' : 'message-head'}>
      <span className="message-name" dir="auto">
        {name}
      </span>
      {isBot && <span className="tag tag-app">app</span>}
      <time dateTime={dateOf(message.ts).toISOString()} title={fullTimeOf(message.ts, manner)}>
        {timeOf(message.ts, manner)}
      </time>
    </header>
  );
}
