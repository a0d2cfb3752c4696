import { CanvasPage } from '../canvas/canvas-page.tsx';
import type { WorkspaceInfo } from '../client/person-types.ts';
import { AppHome } from '../home/app-home.tsx';
import type { Theme } from '../state/use-theme.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { AgentPane } from './agent-pane.tsx';
import { Conversation } from './conversation.tsx';
import { Sidebar } from './sidebar.tsx';
import { ThreadPane } from './thread-pane.tsx';
import { Welcome } from './welcome.tsx';

interface ShellProps {
  ready: boolean;
  info: WorkspaceInfo;
  theme: Theme;
  onTheme: (theme: Theme) => void;
}

/** The three columns; on a phone only the innermost one that is open is shown. */
export function Shell({ ready, info, theme, onTheme }: ShellProps) {
  const { route, channels } = useWorkspace();
  const channel = channels.find(({ id, name }) => id === route.channel || name === route.channel);
  const isHome = route.channel === 'home';
  const canvas = route.channel === 'canvas' ? route.thread : undefined;
  const beside = route.beside === 'agent' && channel?.kind !== 'dm';
  const depth = channel && (route.thread || beside) ? 'thread' : route.channel ? 'channel' : 'list';
  return (
    <div className={`shell shell-${depth}`}>
      <a className="skip-link" href={location.hash} onClick={focusComposer}>
        Go to the message box
      </a>
      <Sidebar info={info} theme={theme} onTheme={onTheme} />
      <main className="pane pane-main">
        {isHome && <AppHome />}
        {canvas && <CanvasPage key={canvas} id={canvas} />}
        {channel && <Conversation key={channel.id} channel={channel} />}
        {!isHome && !canvas && !channel && ready && <Welcome unknown={route.channel} />}
      </main>
      {channel && beside && <AgentPane key={`${channel.id}-${route.thread}`} channel={channel} />}
      {channel && route.thread && !beside && (
        <ThreadPane key={`${channel.id}-${route.thread}`} channel={channel} threadTs={route.thread} />
      )}
    </div>
  );
}

function focusComposer(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('.composer textarea')?.focus();
}
