import type { MessageShortcut, Person, SlashCommand, WorkspaceInfo } from '../client/person-types.ts';

/** What is the same for everyone and does not change while one looks at it. */
export interface Surroundings {
  people: Person[];
  info: WorkspaceInfo;
  commands: SlashCommand[];
  shortcuts: MessageShortcut[];
}
