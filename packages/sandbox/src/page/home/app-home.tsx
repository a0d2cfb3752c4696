import { useRef } from 'react';
import { BlockList } from '../blocks/block-list.tsx';
import { Surface } from '../blocks/surface.tsx';
import { BackToPlaces } from '../chat/back-to-places.tsx';
import type { HomeAnswer } from '../client/person-types.ts';
import { BrandMark } from '../people/avatar.tsx';
import { useNewForm } from '../state/form-context.ts';
import { useLiveResource } from '../state/use-live-resource.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/** Opens App Home once, which the bot is told, and looks at it again whenever the bot has published it. */
function useHome() {
  const { api, feed, me } = useWorkspace();
  const opened = useRef(false);
  const read = async () => {
    const answer = await api.home(!opened.current);
    opened.current = true;
    return answer;
  };
  return useLiveResource({ key: me.id, read, feed, concerns: (notice) => notice.type === 'home' });
}

/** The bot's own page for this person. */
export function AppHome() {
  const { bot } = useWorkspace();
  const { data, error } = useHome();
  return (
    <>
      <header className="pane-head">
        <BackToPlaces />
        <div className="pane-title">
          <h1>{bot.name}</h1>
          <p className="pane-topic">Home · only you see this</p>
        </div>
      </header>
      <section className="home" aria-label="Home" aria-busy={!data && !error}>
        {data?.view ? (
          <HomeView view={data.view} />
        ) : (
          <div className="empty">
            <span className="welcome-mark">
              <BrandMark />
            </span>
            <h2>{error ? 'Home cannot be shown' : 'Nothing here yet'}</h2>
            <p>{error ? error.message : `${bot.name} fills this page when it is running. Is it started?`}</p>
          </div>
        )}
      </section>
    </>
  );
}

function HomeView({ view }: { view: NonNullable<HomeAnswer['view']> }) {
  const form = useNewForm({ state: view.state });
  return (
    <Surface address={{ view_id: view.id }} blocks={view.blocks} form={form}>
      <BlockList blocks={view.blocks} />
    </Surface>
  );
}
