import { useState } from 'react';
import type { Channel } from '../client/person-types.ts';
import { useThreadStatuses } from '../state/use-thread-statuses.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Composer } from './composer.tsx';
import { Prompts } from './prompts.tsx';
import { SidePane } from './side-pane.tsx';
import { ThreadBody } from './thread-pane.tsx';

/** The app's own messages beside a channel or thread, which each of them says to the app is being looked at. */
export function AgentPane({ channel }: { channel: Channel }) {
  const { me, bot, channels, route, go } = useWorkspace();
  const [asked, setAsked] = useState<string>();
  const dm = channels.find(({ kind }) => kind === 'dm');
  const { thread } = route;
  const place = thread ? `the thread in #${channel.name}` : `#${channel.name}`;
  const close = () => go({ user: me.name, channel: channel.id, ...(thread && { thread }) });
  return (
    <SidePane
      label={bot.name}
      title={bot.name}
      topic={`Only you · looks at ${place}`}
      back={`Back to ${place}`}
      onClose={close}
      tools={
        asked && (
          <button type="button" className="button button-small" onClick={() => setAsked(undefined)}>
            New question
          </button>
        )
      }
    >
      {dm && asked && <ThreadBody key={asked} channel={dm} threadTs={asked} />}
      {dm && !asked && <FreshQuestion dm={dm} place={place} onSent={setAsked} />}
    </SidePane>
  );
}

interface FreshQuestionProps {
  dm: Channel;
  place: string;
  onSent: (ts: string) => void;
}

/** Where nothing was asked yet. */
function FreshQuestion({ dm, place, onSent }: FreshQuestionProps) {
  const { bot } = useWorkspace();
  const { here } = useThreadStatuses(dm.id);
  return (
    <>
      <div className="message-list">
        <div className="empty">
          <h2>Ask about what you look at</h2>
          <p>
            {bot.name} is told that you look at {place}: “summarise this”, “what was decided here?”. Only you
            can read what is said here.
          </p>
        </div>
      </div>
      <div className="pane-foot">
        <Prompts channel={dm.id} status={here} onSent={onSent} />
        <Composer channel={dm} messages={[]} onSent={onSent} />
      </div>
    </>
  );
}
