import type { WorkspaceInfo } from '../client/person-types.ts';

/** Gives the workspace's name. */
export function teamName({ team }: WorkspaceInfo): string {
  return typeof team === 'string' ? team : team.name;
}
