import type { Person } from '../client/person-types.ts';
import { displayName } from '../state/workspace-context.ts';
import { Avatar } from './avatar.tsx';

/** One person to be, with what to try first, or with what sets them apart: title, roles and groups. */
export function PersonCard({ person, onChoose }: { person: Person; onChoose: () => void }) {
  const name = displayName(person);
  const marks = [
    ...new Set([
      ...(person.roles ?? []),
      ...(person.admin ? ['admin'] : []),
      ...(person.guest ? ['guest'] : []),
      ...(person.external ? ['external'] : []),
    ]),
  ];
  return (
    <button type="button" className="person-card" onClick={onChoose}>
      <Avatar id={person.id} name={name} />
      <span className="person-text">
        <span className="person-name">
          <bdi>{name}</bdi>
        </span>
        <span className="person-title">
          <bdi>{person.title || `@${person.name}`}</bdi>
        </span>
        <span className="tags">
          {person.tries?.[0] && <span className="tag tag-try">{person.tries[0].label}</span>}
          {marks.map((mark) => (
            <span key={mark} className="tag">
              {mark.replaceAll('_', ' ')}
            </span>
          ))}
          {(person.groups ?? []).map((group) => (
            <span key={group} className="tag tag-quiet">
              @{group}
            </span>
          ))}
        </span>
      </span>
    </button>
  );
}
