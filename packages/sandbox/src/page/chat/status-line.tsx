import { useEffect, useState } from 'react';
import type { BotStatus } from '../client/person-types.ts';
import { isWorking } from '../state/use-thread-statuses.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Icon } from './icon.tsx';

const TURN_MS = 2600;

interface StatusLineProps {
  channel: string;
  thread?: string;
  status: BotStatus | undefined;
}

/** Says what the bot is doing, in turn when it has several things to say, and lets one stop it. */
export function StatusLine({ channel, thread, status }: StatusLineProps) {
  const { api, bot, complain } = useWorkspace();
  const [stopping, setStopping] = useState(false);
  const working = isWorking(status);
  const said = useInTurn(working ? (status?.loading_messages ?? []) : []);
  const target = thread ?? status?.streaming?.[0];
  useEffect(() => {
    if (!working) setStopping(false);
  }, [working]);
  const stop = () => {
    if (!target) return;
    setStopping(true);
    api.stop(channel, target).catch((error) => {
      setStopping(false);
      complain(error);
    });
  };
  return (
    <div className="status-line" aria-live="polite">
      {working && (
        <>
          <span className="pulse" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span className="status-text" dir="auto">
            {stopping ? 'Stopping…' : (said ?? `${bot.name} ${status?.status || 'is writing…'}`)}
          </span>
          {target && (
            <button
              type="button"
              className="button button-small stop-button"
              onClick={stop}
              disabled={stopping}
            >
              <Icon name="stop" /> Stop
            </button>
          )}
        </>
      )}
    </div>
  );
}

function useInTurn(messages: string[]): string | undefined {
  const [at, setAt] = useState(0);
  const count = messages.length;
  useEffect(() => {
    setAt(0);
    if (count < 2) return;
    const timer = setInterval(() => setAt((now) => now + 1), TURN_MS);
    return () => clearInterval(timer);
  }, [count]);
  return messages[at % (count || 1)];
}
