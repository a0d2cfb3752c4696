import type { Directory } from '../core/directory.ts';

/**
 * A directory that tells a person or a channel once: what a turn was begun with it goes on with. Who reads a channel is
 * told again each time.
 */
export function rememberDirectory(directory: Directory): Directory {
  const people = new Map<string, ReturnType<Directory['person']>>();
  const channels = new Map<string, ReturnType<Directory['channel']>>();
  const readers = directory.readers?.bind(directory);
  return {
    person: (teamId, id) => once(people, id, () => directory.person(teamId, id)),
    channel: (teamId, id) => once(channels, id, () => directory.channel(teamId, id)),
    members: (teamId, id) => directory.members(teamId, id),
    ...(readers === undefined
      ? {}
      : {
          async readers(teamId, id, askerId) {
            const found = await readers(teamId, id, askerId);
            channels.set(id, Promise.resolve(found?.channel ?? null));
            const asker = found?.asker;
            if (asker !== undefined && !people.has(asker.id)) people.set(asker.id, Promise.resolve(asker));
            return found;
          },
        }),
  };
}

function once<Found>(
  known: Map<string, Promise<Found>>,
  id: string,
  find: () => Promise<Found>,
): Promise<Found> {
  const before = known.get(id);
  if (before !== undefined) return before;
  const found = find();
  known.set(id, found);
  found.catch(() => known.delete(id));
  return found;
}
