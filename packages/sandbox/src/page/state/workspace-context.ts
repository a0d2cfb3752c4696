import { createContext, useContext } from 'react';
import type { LiveFeed } from '../client/live-feed.ts';
import type { PersonApi } from '../client/person-api.ts';
import type { Channel, MessageShortcut, Person, SlashCommand } from '../client/person-types.ts';
import type { Route } from './use-route.ts';

/** The app in this workspace. */
export interface Bot {
  id: string;
  name: string;
}

/** What every part of the page may need to know while one acts as `me`. */
export interface Workspace {
  me: Person;
  bot: Bot;
  people: Person[];
  channels: Channel[];
  commands: SlashCommand[];
  shortcuts: MessageShortcut[];
  api: PersonApi;
  feed: LiveFeed;
  route: Route;
  go: (next: Route) => void;
  /** Reads again what is unread where. */
  refreshChannels: () => void;
  /** Speaks to screen readers without moving the focus. */
  announce: (text: string) => void;
  /** Shows what went wrong, briefly, where everyone sees it. */
  complain: (error: unknown) => void;
}

const WorkspaceContext = createContext<Workspace | undefined>(undefined);

/** Hands the workspace to everything below it. */
export const WorkspaceProvider = WorkspaceContext.Provider;

/** Gives the workspace; only below {@link WorkspaceProvider}. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace was called outside a WorkspaceProvider');
  return workspace;
}

/** Names a person, the bot or, when the id is unknown, the id itself. */
export function nameOf({ people, bot }: Pick<Workspace, 'people' | 'bot'>, id: string): string {
  if (id === bot.id) return bot.name;
  const person = people.find((candidate) => candidate.id === id);
  return person ? displayName(person) : id;
}

/** Gives the name people call somebody by. */
export const displayName = (person: Person): string => person.realName || person.name;
