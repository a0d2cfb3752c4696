import type { KeyboardEvent } from 'react';
import type { Channel, WorkspaceInfo } from '../client/person-types.ts';
import { Avatar, BrandMark } from '../people/avatar.tsx';
import { teamName } from '../people/team-name.ts';
import type { Theme } from '../state/use-theme.ts';
import { displayName, useWorkspace } from '../state/workspace-context.ts';
import { Icon } from './icon.tsx';
import { PlaceLink } from './place-link.tsx';
import { ThemeButton } from './theme-button.tsx';
import { TryButton } from './try-button.tsx';
import { useTries } from './use-tries.ts';

interface SidebarProps {
  info: WorkspaceInfo;
  theme: Theme;
  onTheme: (theme: Theme) => void;
}

/** Where one can go, and who one is. */
export function Sidebar({ info, theme, onTheme }: SidebarProps) {
  const { me, bot, channels, go } = useWorkspace();
  const name = displayName(me);
  const rooms = channels.filter((channel) => channel.kind !== 'dm');
  const mine = rooms.filter((channel) => channel.member !== false);
  const others = rooms.filter((channel) => channel.member === false);
  const dm = channels.find((channel) => channel.kind === 'dm');
  return (
    <nav className="pane sidebar" aria-label="Places" onKeyDown={moveBetweenLinks}>
      <div className="sidebar-head">
        <span className="brand">
          <BrandMark /> {teamName(info)}
        </span>
        <ThemeButton theme={theme} onTheme={onTheme} />
      </div>
      <div className="places">
        <PlacesTries />
        <h2 className="places-title">{bot.name}</h2>
        <ul>
          {dm && <PlaceLink channel={dm} label="Messages" icon="chat" />}
          <PlaceLink place="home" label="Home" icon="home" />
        </ul>
        <ChannelGroup title="Channels" channels={mine} />
        <ChannelGroup title="More you can join" channels={others} />
      </div>
      <div className="sidebar-foot">
        <Avatar id={me.id} name={name} />
        <span className="person-text">
          <span className="person-name">
            <bdi>{name}</bdi>
          </span>
          <span className="person-title">
            <bdi>{me.title || `@${me.name}`}</bdi>
          </span>
        </span>
        <button
          type="button"
          className="icon-button"
          aria-label="Be someone else"
          title="Be someone else"
          onClick={() => go({})}
        >
          <Icon name="swap" />
        </button>
      </div>
    </nav>
  );
}

/** On a phone, where nothing stands beside the places, the questions to try stand among them. */
function PlacesTries() {
  const { tries, begin } = useTries();
  if (tries.length === 0) return null;
  return (
    <section className="places-tries" aria-labelledby="places-tries">
      <h2 className="places-title" id="places-tries">
        Try a question
      </h2>
      <ul className="ways">
        {tries.map((one) => (
          <li key={one.text}>
            <TryButton one={one} onBegin={begin} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChannelGroup({ title, channels }: { title: string; channels: Channel[] }) {
  if (channels.length === 0) return null;
  return (
    <>
      <h2 className="places-title">{title}</h2>
      <ul>
        {channels.map((channel) => (
          <PlaceLink
            key={channel.id}
            channel={channel}
            label={channel.name}
            icon={channel.kind === 'private' ? 'lock' : 'hash'}
          />
        ))}
      </ul>
    </>
  );
}

function moveBetweenLinks(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.place')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  if (!step || at === -1) return;
  event.preventDefault();
  links.at((at + step) % links.length)?.focus();
}
