import type { Directory } from '../core/directory.ts';
import type { ChannelId } from '../core/ids.ts';
import type { Database } from './database.ts';
import { readChannel, readMembers } from './directory.ts';
import { readPerson } from './people.ts';

/** The place of a conversation on the command line: one person's own. */
export function terminalChannel(person: string): ChannelId {
  return `cli:${person}` as ChannelId;
}

/** Who is who as last stored, without asking any chat platform. */
export function createStoredDirectory(database: Database): Directory {
  return {
    person: (teamId, id) => readPerson(database, teamId, id),
    async channel(teamId, id) {
      if (id.startsWith('cli:')) return { teamId, id, name: 'terminal', kind: 'direct' };
      return readChannel(database, teamId, id);
    },
    members: (teamId, id) => readMembers(database, teamId, id),
  };
}
