import type { StreamChunk } from './grow-message.ts';
import { growMessage } from './grow-message.ts';
import type {
  AgentSession,
  Channel,
  Group,
  Message,
  Person,
  QueuedEvent,
  StoredCanvas,
  StoredFile,
  View,
  Viewing,
  Workspace,
} from './workspace.ts';

/** One entry of the journal: everything that can happen to a workspace. */
export type Change =
  | { type: 'team'; team: Workspace['team']; bot: Workspace['bot'] }
  | { type: 'person'; person: Person }
  | { type: 'group'; group: Group }
  | { type: 'channel'; channel: Channel }
  | { type: 'message'; message: Message }
  | { type: 'message_patch'; channel: string; ts: string; patch: Partial<Message> }
  | { type: 'message_grown'; channel: string; ts: string; chunks: StreamChunk[] }
  | { type: 'message_gone'; channel: string; ts: string }
  | { type: 'file'; file: StoredFile }
  | { type: 'canvas'; canvas: StoredCanvas }
  | { type: 'view'; view: View }
  | { type: 'view_gone'; id: string }
  | { type: 'home'; view: View }
  | { type: 'session'; thread: string; session: AgentSession }
  | {
      type: 'prompts';
      thread: string;
      title?: string | undefined;
      prompts: { title: string; message: string }[];
    }
  | { type: 'event'; event: QueuedEvent }
  | { type: 'event_tried'; id: string; attempts: number; acked: boolean }
  | { type: 'read'; person: string; channel: string; ts: string }
  | ({ type: 'viewing'; person: string } & Viewing);

type Apply<T extends Change['type']> = (ws: Workspace, change: Extract<Change, { type: T }>) => void;

const appliers: { [T in Change['type']]: Apply<T> } = {
  team: (ws, c) => Object.assign(ws, { team: c.team, bot: c.bot }),
  person: (ws, c) => void ws.people.set(c.person.id, c.person),
  group: (ws, c) => void ws.groups.set(c.group.id, c.group),
  channel: (ws, c) => void ws.channels.set(c.channel.id, c.channel),
  message: (ws, c) => void messagesOf(ws, c.message.channel).set(c.message.ts, c.message),
  message_patch: (ws, c) => {
    const message = messagesOf(ws, c.channel).get(c.ts);
    if (message) Object.assign(message, withoutNulls(c.patch));
  },
  message_grown: (ws, c) => {
    const message = messagesOf(ws, c.channel).get(c.ts);
    if (message) growMessage(message, c.chunks);
  },
  message_gone: (ws, c) => void messagesOf(ws, c.channel).delete(c.ts),
  file: (ws, c) => void ws.files.set(c.file.id, c.file),
  canvas: (ws, c) => void ws.canvases.set(c.canvas.id, c.canvas),
  view: (ws, c) => void ws.views.set(c.view.id, c.view),
  view_gone: (ws, c) => void ws.views.delete(c.id),
  home: (ws, c) => void ws.homes.set(c.view.user, c.view),
  session: (ws, c) => void ws.sessions.set(c.thread, c.session),
  prompts: (ws, c) => void ws.prompts.set(c.thread, { title: c.title, prompts: c.prompts }),
  event: (ws, c) => {
    ws.events.set(c.event.id, c.event);
    forgetOldEvents(ws);
  },
  event_tried: (ws, c) => {
    const event = ws.events.get(c.id);
    if (event) Object.assign(event, { attempts: c.attempts, acked: c.acked });
  },
  read: (ws, c) => void ws.reads.set(`${c.person}:${c.channel}`, c.ts),
  viewing: (ws, { type: _type, person, ...viewing }) => void ws.viewing.set(person, viewing),
};

/** A field that a patch takes away is `undefined`, and `null` once it has been through the journal. */
function withoutNulls(patch: object): object {
  return Object.fromEntries(Object.entries(patch).map(([key, value]) => [key, value ?? undefined]));
}

/** Carries one change out; replaying all of them in order gives the workspace back. */
export function applyChange(ws: Workspace, change: Change): void {
  (appliers[change.type] as Apply<Change['type']>)(ws, change as never);
}

/** The messages of a channel by `ts`, in the order in which they were posted. */
export function messagesOf(ws: Workspace, channel: string): Map<string, Message> {
  const known = ws.messages.get(channel);
  if (known) return known;
  const fresh = new Map<string, Message>();
  ws.messages.set(channel, fresh);
  return fresh;
}

function forgetOldEvents(ws: Workspace): void {
  if (ws.events.size <= ws.eventsKept) return;
  for (const [id, event] of ws.events) {
    if (event.acked) ws.events.delete(id);
    if (ws.events.size <= ws.eventsKept) return;
  }
}
