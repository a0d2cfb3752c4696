import { useEffect, useState } from 'react';
import { ThemeButton } from '../chat/theme-button.tsx';
import { fetchPeople, fetchWorkspace } from '../client/person-api.ts';
import type { Person, WorkspaceInfo } from '../client/person-types.ts';
import type { Theme } from '../state/use-theme.ts';
import { BrandMark } from './avatar.tsx';
import { PersonCard } from './person-card.tsx';
import { teamName } from './team-name.ts';

interface PersonChooserProps {
  onChoose: (user: string) => void;
  theme: Theme;
  onTheme: (theme: Theme) => void;
}

const RETRY_MS = 2000;

/** The front door: who would you like to be? */
export function PersonChooser({ onChoose, theme, onTheme }: PersonChooserProps) {
  const { people, workspace, away } = useFrontDoor();
  return (
    <main className="chooser">
      <div className="chooser-top">
        <span className="brand">
          <BrandMark /> {workspace?.bot.realName}
        </span>
        <ThemeButton theme={theme} onTheme={onTheme} />
      </div>
      <h1>Who would you like to be?</h1>
      {workspace?.about && (
        <p className="lede lede-first">
          <strong>{workspace.bot.realName}</strong>: {workspace.about}
        </p>
      )}
      <p className="lede">
        This page stands in for Slack
        {workspace ? (
          <>
            , with the practice workspace of <strong>{teamName(workspace)}</strong>
            {aboutTeam(workspace)}
          </>
        ) : null}
        . Each person sees other channels and may ask for other things, so the answers differ. You can change
        over at any time.
      </p>
      {away && (
        <p className="notice" role="status">
          The sandbox is not answering. Start it again; this page looks for it by itself.
        </p>
      )}
      {people?.length === 0 && (
        <p className="notice">Nobody lives here yet. Start the sandbox with a seed that has people in it.</p>
      )}
      {people ? <Everyone people={people} onChoose={onChoose} /> : !away && <div className="skeleton" />}
    </main>
  );
}

/** Those who have something to try come first; the others stand behind a line that opens. */
function Everyone({ people, onChoose }: { people: readonly Person[]; onChoose: (user: string) => void }) {
  const first = people.filter(({ tries = [] }) => tries.length > 0);
  if (first.length === 0) return <People people={people} onChoose={onChoose} />;
  const others = people.filter((person) => !first.includes(person));
  return (
    <>
      <People people={first} onChoose={onChoose} />
      {others.length > 0 && (
        <details className="others">
          <summary>Everyone else ({others.length})</summary>
          <People people={others} onChoose={onChoose} />
        </details>
      )}
    </>
  );
}

function People({ people, onChoose }: { people: readonly Person[]; onChoose: (user: string) => void }) {
  return (
    <ul className="people">
      {people.map((person) => (
        <li key={person.id}>
          <PersonCard person={person} onChoose={() => onChoose(person.name)} />
        </li>
      ))}
    </ul>
  );
}

function aboutTeam({ team }: WorkspaceInfo): string {
  const about = typeof team === 'string' ? undefined : team.about;
  return about === undefined ? '' : `, ${about}`;
}

function useFrontDoor() {
  const [people, setPeople] = useState<Person[]>();
  const [workspace, setWorkspace] = useState<WorkspaceInfo>();
  const [away, setAway] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const load = () =>
      Promise.all([fetchPeople(), fetchWorkspace()]).then(
        ([found, info]) => {
          setPeople(found);
          setWorkspace(info);
          setAway(false);
        },
        () => {
          setAway(true);
          timer = setTimeout(load, RETRY_MS);
        },
      );
    void load();
    return () => clearTimeout(timer);
  }, []);
  return { people, workspace, away };
}
