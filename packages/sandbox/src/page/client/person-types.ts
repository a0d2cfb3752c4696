import type { AnyBlock, ModalView } from '@slack/types';

/** A person one can act as. */
export interface Person {
  id: string;
  name: string;
  realName?: string;
  title?: string;
  locale?: string;
  /** Name of a time zone, such as `Europe/Madrid`. */
  tz?: string;
  roles?: string[];
  groups?: string[];
  guest?: boolean;
  external?: boolean;
  admin?: boolean;
  tries?: TryOut[];
}

/** Something to try first; `channel` by name, absent in the messages with the app. */
export interface TryOut {
  label: string;
  text: string;
  channel?: string;
}

/** The workspace's name and the bot that lives in it. */
export interface WorkspaceInfo {
  team: { name: string; about?: string } | string;
  bot: { id: string; name: string; realName?: string };
  /** What the app is, in a line. */
  about?: string;
}

/** A place to talk, as one person sees it; `members` holds user ids. */
export interface Channel {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'dm';
  members: string[];
  topic?: string;
  unread?: number;
  member?: boolean;
}

/** One emoji under a message with the ids of those who chose it. */
export interface Reaction {
  name: string;
  users: string[];
  count: number;
}

/** Something added below a message. */
export interface Attachment {
  blocks?: AnyBlock[];
  pretext?: string;
  title?: string;
  title_link?: string;
  text?: string;
  fallback?: string;
}

/** A file of a message; `size` in bytes, `url` answers what it holds. */
export interface SharedFile {
  id: string;
  name: string;
  mimetype: string;
  size: number;
  url: string;
  title?: string;
  alt?: string;
}

/** A file to be sent with a message. */
export interface NewFile {
  name: string;
  content: string;
  encoding: 'base64';
  mimetype?: string;
}

/** One message as one person sees it; `ts` also identifies it within its channel. */
export interface Message {
  ts: string;
  thread_ts?: string;
  user: string;
  name?: string;
  bot?: unknown;
  text: string;
  blocks?: AnyBlock[];
  attachments?: Attachment[];
  files?: SharedFile[];
  reactions?: Reaction[];
  edited?: unknown;
  deleted?: boolean;
  final: boolean;
  stopped?: boolean;
  subtype?: string;
  ephemeral?: boolean;
  reply_count?: number;
}

/** A view as the server stores it; `view_id` or `id` names it. */
export interface OpenView extends Omit<ModalView, 'type'> {
  id: string;
  type: 'modal';
  state?: ViewState;
}

/** What the server knows to be filled in, as the bot is told it: block id, action id, then the element's state. */
export interface ViewState {
  values: Record<string, Record<string, Record<string, unknown>>>;
}

/** The App Home tab's content; null until the bot has published one. */
export interface HomeAnswer {
  view: { id: string; blocks: AnyBlock[]; state?: ViewState } | null;
}

/** What the bot says it is doing in a thread, and what it suggests to ask. */
export interface BotStatus {
  status?: string;
  loading_messages?: string[];
  prompts?: { title?: string; prompts: SuggestedPrompt[] } | null;
  session?: { status?: string; title?: string } | null;
  streaming?: string[];
}

/** One suggestion: `title` is shown, `message` is sent. */
export interface SuggestedPrompt {
  title: string;
  message: string;
}

/** A slash command that the bot offers. */
export interface SlashCommand {
  command: string;
  description?: string;
  usage_hint?: string;
}

/** A message shortcut that the bot offers. */
export interface MessageShortcut {
  callback_id: string;
  name: string;
  description?: string;
  type?: 'message' | 'global';
}

/** A notice from the server that something this person sees has changed. */
export interface LiveNotice {
  type: 'message' | 'deleted' | 'status' | 'home' | 'canvas' | 'view' | 'channels' | 'prompts';
  channel?: string;
  ts?: string;
  thread_ts?: string;
}

/** A canvas as one reads it. */
export interface Canvas {
  id: string;
  title: string;
  markdown: string;
  writable: boolean;
}

/** What a click or a choice sends to the bot. */
export interface ActionInput {
  channel?: string;
  ts?: string;
  view_id?: string;
  block_id?: string;
  action_id: string;
  value?: string;
  selected?: unknown;
  values?: ViewValues;
}

/** What was filled in, by block id and action id. */
export type ViewValues = Record<string, Record<string, unknown>>;

/** Where an external menu asks the bot for its options. */
export interface OptionsQuery {
  channel?: string;
  ts?: string;
  view_id?: string;
  block_id?: string;
  action_id: string;
  value: string;
}
