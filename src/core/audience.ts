import type { PersonId, TeamId } from './ids.ts';

/**
 * Who may read a thing: `anyone` (also guests and external people), `everyone` (every full member),
 * `admins`, `group:<handle>`, `person:<id>` or `channel:<id>` (its members).
 */
export type Reader =
  | 'anyone'
  | 'everyone'
  | 'admins'
  | `group:${string}`
  | `person:${string}`
  | `channel:${string}`;

/**
 * Everyone who can read the place of a reply. `everyone` stands for all full members of the workspace, joined
 * or not; `people` adds those named (guests and external people of a public channel, or the members of a
 * private one). An audience of nobody may see nothing.
 */
export interface Audience {
  teamId: TeamId;
  everyone: boolean;
  people: PersonId[];
}
