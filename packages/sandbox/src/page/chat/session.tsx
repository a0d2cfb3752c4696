import { useCallback, useEffect, useMemo, useState } from 'react';
import { type LiveFeed, openLiveFeed } from '../client/live-feed.ts';
import {
  createPersonApi,
  fetchCommands,
  fetchPeople,
  fetchShortcuts,
  fetchWorkspace,
} from '../client/person-api.ts';
import { BrandMark } from '../people/avatar.tsx';
import type { Surroundings } from '../state/surroundings.ts';
import type { Route } from '../state/use-route.ts';
import type { Theme } from '../state/use-theme.ts';
import { SignedIn } from './signed-in.tsx';

interface SessionProps {
  user: string;
  route: Route;
  go: (next: Route) => void;
  theme: Theme;
  onTheme: (theme: Theme) => void;
}

/** Acts as one person: opens their feed, reads who and what is around, and then shows the workspace. */
export function Session(props: SessionProps) {
  const { user, go } = props;
  const api = useMemo(() => createPersonApi(user), [user]);
  const feed = useFeed(api.liveUrl);
  const { around, error, retry } = useSurroundings();
  const me = around?.people.find((person) => person.name === user || person.id === user);
  if (error || (around && !me)) {
    return (
      <main className="centered">
        <h1>{error ? 'The sandbox is not answering' : `Nobody here is called “${user}”`}</h1>
        <p>{error ? 'Start it with npm start, then try again.' : 'Choose someone who works here.'}</p>
        <p>
          {error && (
            <button type="button" className="button button-primary" onClick={retry}>
              Try again
            </button>
          )}{' '}
          <button type="button" className="button" onClick={() => go({})}>
            Choose a person
          </button>
        </p>
      </main>
    );
  }
  if (!around || !me || !feed) {
    return (
      <main className="centered loading-mark" aria-busy="true">
        <BrandMark />
        <span className="visually-hidden">Opening the workspace</span>
      </main>
    );
  }
  return <SignedIn {...props} api={api} feed={feed} me={me} around={around} />;
}

function useFeed(url: string): LiveFeed | undefined {
  const [feed, setFeed] = useState<LiveFeed>();
  useEffect(() => {
    const opened = openLiveFeed(url);
    setFeed(opened);
    return () => opened.close();
  }, [url]);
  return feed;
}

function useSurroundings() {
  const [around, setAround] = useState<Surroundings>();
  const [error, setError] = useState<Error>();
  const retry = useCallback(() => {
    setError(undefined);
    Promise.all([fetchPeople(), fetchWorkspace(), fetchCommands(), fetchShortcuts()]).then(
      ([people, info, commands, shortcuts]) => setAround({ people, info, commands, shortcuts }),
      setError,
    );
  }, []);
  useEffect(retry, [retry]);
  return { around, error, retry };
}
