import { useMemo } from 'react';
import type { LiveFeed } from '../client/live-feed.ts';
import type { PersonApi } from '../client/person-api.ts';
import type { Person } from '../client/person-types.ts';
import { OpenModals } from '../modal/open-modals.tsx';
import type { Surroundings } from '../state/surroundings.ts';
import { useLiveResource } from '../state/use-live-resource.ts';
import type { Route } from '../state/use-route.ts';
import type { Theme } from '../state/use-theme.ts';
import { type Workspace, WorkspaceProvider } from '../state/workspace-context.ts';
import { AwayNotice } from './away-notice.tsx';
import { Shell } from './shell.tsx';
import { useSpeaker } from './use-speaker.tsx';

interface SignedInProps {
  api: PersonApi;
  feed: LiveFeed;
  me: Person;
  around: Surroundings;
  route: Route;
  go: (next: Route) => void;
  theme: Theme;
  onTheme: (theme: Theme) => void;
}

/** Hands the workspace, as this person sees it, to everything on the page. */
export function SignedIn({ api, feed, me, around, route, go, theme, onTheme }: SignedInProps) {
  const { announce, complain, outlet } = useSpeaker();
  const { data, refresh } = useLiveResource({
    key: me.id,
    read: api.channels,
    feed,
    concerns: (notice) =>
      notice.type === 'channels' || notice.type === 'message' || notice.type === 'deleted',
  });
  const channels = data?.channels;
  const workspace = useMemo((): Workspace => {
    const { people, info, commands, shortcuts } = around;
    const bot = { id: info.bot.id, name: info.bot.realName || info.bot.name };
    return {
      ...{ me, bot, people, commands, shortcuts, channels: channels ?? [] },
      ...{ api, feed, route, go, announce, complain },
      refreshChannels: refresh,
    };
  }, [around, me, channels, api, feed, route, go, announce, complain, refresh]);
  return (
    <WorkspaceProvider value={workspace}>
      <AwayNotice feed={feed} />
      <Shell ready={channels !== undefined} info={around.info} theme={theme} onTheme={onTheme} />
      <OpenModals />
      {outlet}
    </WorkspaceProvider>
  );
}
