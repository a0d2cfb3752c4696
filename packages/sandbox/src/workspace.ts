/** A Block Kit block or element as it travels; its shape is checked by `blocks/`. */
export type Json = Record<string, unknown>;

export interface Person {
  id: string;
  name: string;
  realName: string;
  email?: string | undefined;
  title?: string | undefined;
  tz: string;
  locale: string;
  guest: boolean;
  external: boolean;
  /** The workspace of another company, or of the same organization, that the person belongs to; absent: this one. */
  homeTeam?: string | undefined;
  slackAdmin: boolean;
  owner: boolean;
  roles: string[];
  groups: string[];
  /** What could be tried first; absent in workspaces of before. */
  tries?: { label: string; text: string; channel?: string | undefined }[] | undefined;
  deleted?: boolean | undefined;
  /** Epoch seconds. */
  updated: number;
}

/** An organization (Enterprise Grid) that the workspace belongs to. */
export interface Organization {
  id: string;
  name: string;
  /** The app is installed in all of it, not in this workspace. */
  installedInAll?: boolean | undefined;
}

export interface Group {
  id: string;
  handle: string;
  name: string;
  /** Person ids. */
  members: string[];
  updated: number;
}

export interface Channel {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'dm';
  purpose?: string | undefined;
  /** User ids, the bot's among them. */
  members: string[];
  creator: string;
  created: number;
}

export interface Reaction {
  name: string;
  users: string[];
}

/** How far a streaming message has come; absent on a message that was posted whole. */
export interface StreamState {
  state: 'streaming' | 'stopped' | 'stopped_by_user' | 'expired';
  startedAtMs: number;
  mode: 'timeline' | 'plan';
  recipient?: string | undefined;
  planTitle?: string | undefined;
}

/** A file; what it holds is kept apart, under its id. */
export interface StoredFile {
  id: string;
  /** The secret part of the address that its contents are sent to. */
  ticket: string;
  name: string;
  title: string;
  mimetype: string;
  altText?: string | undefined;
  /** Who uploaded it. */
  user: string;
  /** Bytes, as announced; its contents must have exactly as many. */
  size: number;
  /** Epoch seconds. */
  created: number;
  /** `announced` has no contents yet, `uploaded` is not shared yet; only a `complete` one may be read. */
  state: 'announced' | 'uploaded' | 'complete' | 'deleted';
}

/** What somebody may do with a canvas. */
export type CanvasAccess = 'read' | 'write' | 'owner';

/** A place of a canvas: a heading, an item, a paragraph; its id holds until the next edit. */
export interface CanvasBlock {
  id: string;
  markdown: string;
}

/** A canvas, and who was given access to it. */
export interface StoredCanvas {
  id: string;
  title: string;
  /** Whose it is. */
  user: string;
  /** Epoch seconds. */
  created: number;
  updated: number;
  /** Who has written on it, the last of them last. */
  editors: string[];
  blocks: CanvasBlock[];
  /** By the ids of people and of channels. */
  users: Record<string, CanvasAccess>;
  channels: Record<string, CanvasAccess>;
  deleted?: boolean | undefined;
}

export interface Message {
  channel: string;
  ts: string;
  user: string;
  text: string;
  threadTs?: string | undefined;
  subtype?: string | undefined;
  bot?: boolean | undefined;
  username?: string | undefined;
  blocks?: Json[] | undefined;
  attachments?: Json[] | undefined;
  /** Ids of the files shared with it. */
  files?: string[] | undefined;
  metadata?: Json | undefined;
  reactions: Reaction[];
  edited?: { user: string; ts: string } | undefined;
  deleted?: boolean | undefined;
  /** The one viewer of an ephemeral message. */
  onlyFor?: string | undefined;
  clientMsgId?: string | undefined;
  broadcast?: boolean | undefined;
  stream?: StreamState | undefined;
}

export interface View {
  id: string;
  type: 'modal' | 'home';
  user: string;
  hash: string;
  rootId: string;
  previousId?: string | undefined;
  /** The conversation from which a modal was opened. */
  openedIn?: string | undefined;
  content: Json;
  /** What the person has entered so far: block id, then action id. */
  values: Record<string, Record<string, Json>>;
}

export interface AgentSession {
  status: 'active' | 'processing' | 'suspended' | 'closed';
  title: string;
}

export interface QueuedEvent {
  id: string;
  /** The whole `event_callback` body, repeated unchanged at every delivery. */
  body: Json;
  attempts: number;
  acked: boolean;
  /** Epoch milliseconds of the first attempt's start and of the ack; not journaled. */
  sentAtMs?: number;
  ackedAtMs?: number;
}

/** Everything that survives a restart. Threads are known by `channel:thread_ts`. */
export interface Workspace {
  team: {
    id: string;
    name: string;
    domain: string;
    about?: string | undefined;
    /** Whether there are canvases: `off` where admins switched them off, `free` in a plan without standalone ones. */
    canvases?: 'off' | 'free' | undefined;
  };
  bot: { name: string; realName: string };
  people: Map<string, Person>;
  groups: Map<string, Group>;
  channels: Map<string, Channel>;
  messages: Map<string, Map<string, Message>>;
  files: Map<string, StoredFile>;
  canvases: Map<string, StoredCanvas>;
  views: Map<string, View>;
  homes: Map<string, View>;
  sessions: Map<string, AgentSession>;
  prompts: Map<string, { title?: string | undefined; prompts: { title: string; message: string }[] }>;
  events: Map<string, QueuedEvent>;
  /** So many deliveries are remembered, for `/redeliver` and `/events`. */
  eventsKept: number;
  /** Last read `ts` by `person:channel`. */
  reads: Map<string, string>;
  /** What a person is looking at. */
  viewing: Map<string, Viewing>;
}

/** What somebody has open beside the app's own messages: nothing, a channel, a message or thread there, a canvas or a list. */
export interface Viewing {
  channel?: string | undefined;
  ts?: string | undefined;
  canvas?: string | undefined;
  list?: string | undefined;
}

const EVENTS_KEPT = 1_000;

/** A workspace with nothing in it. */
export function emptyWorkspace(): Workspace {
  return {
    team: { id: 'T0SANDBOX', name: 'Sandbox', domain: 'sandbox' },
    bot: { name: 'bot', realName: 'Bot' },
    people: new Map(),
    groups: new Map(),
    channels: new Map(),
    messages: new Map(),
    files: new Map(),
    canvases: new Map(),
    views: new Map(),
    homes: new Map(),
    sessions: new Map(),
    prompts: new Map(),
    events: new Map(),
    eventsKept: EVENTS_KEPT,
    reads: new Map(),
    viewing: new Map(),
  };
}
