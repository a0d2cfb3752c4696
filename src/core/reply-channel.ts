import type { Citation } from './citation.ts';
import type { ChannelId, MessageTs, PersonId, TeamId } from './ids.ts';
import type { Reply } from './reply.ts';

/** Where a reply goes. `viewer` set: only that person sees it (ephemeral) unless the channel is their DM. */
export interface ReplyAddress {
  /** Which adapter delivers it; an outbox may hold messages for several. */
  surface: 'chat' | 'cli';
  teamId: TeamId;
  channelId: ChannelId;
  threadTs?: MessageTs;
  askerId: PersonId;
  viewer?: PersonId;
  /** Set: what it answers begins the thread, so that nothing of ours stands there before it. */
  isFirst?: true;
  /** Instead of `threadTs`: the outbox key of the message whose thread it goes into, found when it is delivered. */
  threadKey?: string;
  /** Set: where the place is closed (archived, the bot not in it) the message waits until it opens, and admins are told. */
  patient?: true;
  /** Set, with `viewer`: into that person's DM with the bot; `channelId` and `threadTs` mean nothing then. */
  direct?: true;
}

/** A message of ours as the platform knows it. `private`: it cannot be found or changed again (ephemeral). */
export interface PostedRef {
  channelId: ChannelId;
  ts: MessageTs;
  private?: boolean;
  /** What became of files that were shared with it, by their ids: for the adapter, which copies each once. */
  copies?: Record<string, FileCopy>;
}

/** Where a message was posted; `unkept`: what it says, to be kept in the record of its thread together with that it was. */
export interface Posted extends PostedRef {
  unkept?: { threadTs: MessageTs; authorId: PersonId; text: string };
}

/** A copy of a shared file; `done` without an `id`: it could not be copied, and that was said. */
export interface FileCopy {
  id: string | null;
  done: boolean;
}

/** The signs of life that people see while a turn is worked on. */
export type Progress =
  | { type: 'working'; detail: 'reading' | 'searching' | 'writing' | 'checking' }
  | { type: 'idle' };

/** What was looked into on the way to an answer, as its readers are shown it while they wait. */
export interface ShownWork {
  title: string;
  /** One with the id of an earlier one takes its place. */
  tasks: { id: string; title: string; isDone: boolean }[];
}

/** One thing the outbox wants done; `key` is unique per intended message and travels with it where possible. */
export type Delivery =
  | { operation: 'post'; key: string; address: ReplyAddress; reply: Reply; streaming?: PostedRef }
  | { operation: 'replace'; key: string; address: ReplyAddress; reply: Reply; ref: PostedRef }
  | { operation: 'withdraw'; key: string; address: ReplyAddress; ref: PostedRef };

/** Port to the place where replies are read. Calls throw `BotError`; `retryable` says whether to try again. */
export interface ReplyChannel {
  /** Shows or clears that the bot is at work; failures here never fail a turn. */
  signal(address: ReplyAddress, progress: Progress): Promise<void>;
  /**
   * Appends verified text to the growing message of `key`, or shows what is looked into for it, opening it at the first
   * call; resolves to where it is, or null where the place cannot stream (the reply is then posted whole).
   */
  append(
    address: ReplyAddress,
    message: {
      key: string;
      ref: PostedRef | null;
      /** Empty: only the work is shown. */
      markdown: string;
      work?: ShownWork;
      /** What its marks lead to; absent: nowhere. */
      sources?: readonly Pick<Citation, 'n' | 'url'>[];
    },
  ): Promise<PostedRef | null>;
  /** Posts, replaces or withdraws a message; resolves to where it is now. */
  deliver(delivery: Delivery): Promise<Posted>;
  /** Looks for a message of `key` whose fate is unknown, posted at or after `since`. */
  find(address: ReplyAddress, key: string, since: Date): Promise<PostedRef | null>;
}
