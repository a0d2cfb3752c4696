import type { MessageTs } from '../../src/core/ids.ts';
import type {
  Delivery,
  PostedRef,
  ReplyAddress,
  ReplyChannel,
  ShownWork,
} from '../../src/core/reply-channel.ts';
import { allText } from '../../src/turn/compose-reply.ts';

/** A message as readers of the place see it. */
export interface PlacedMessage {
  ts: MessageTs;
  key: string;
  text: string;
  outcome: string | null;
  /** False while it grows. */
  final: boolean;
  withdrawn: boolean;
  edits: number;
}

/** How one call of the channel goes wrong; `afterEffect`: it did what it was asked, and only the answer is lost. */
export interface ChannelFault {
  on: 'append' | 'deliver';
  error: Error;
  afterEffect?: boolean;
}

/** A place where replies are read, that remembers all it was asked to show. */
export interface RecordingChannel extends ReplyChannel {
  readonly messages: PlacedMessage[];
  readonly calls: string[];
  /** Faults to come, in their order. */
  readonly faults: ChannelFault[];
  streams: boolean;
  /** What was shown of the work on replies, in order. */
  readonly work: ShownWork[];
  /** Called before each call takes effect. */
  onCall: (call: string) => Promise<void> | void;
}

/** Creates an empty place that can stream. */
export function createRecordingChannel(): RecordingChannel {
  const messages: PlacedMessage[] = [];
  const calls: string[] = [];
  const faults: ChannelFault[] = [];
  const works: ShownWork[] = [];
  const channel: RecordingChannel = {
    messages,
    calls,
    faults,
    streams: true,
    work: works,
    onCall: () => undefined,
    signal: () => Promise.resolve(),
    async append(address, { key, ref, markdown, work }) {
      if (!channel.streams) return null;
      return act('append', () => {
        const message = ref === null ? place(key) : at(ref);
        message.text += markdown;
        if (work !== undefined) works.push(work);
        return refOf(address, message);
      });
    },
    deliver: (delivery) => act('deliver', () => deliver(delivery)),
    async find(address, key) {
      calls.push('find');
      const found = messages.find((message) => message.key === key && !message.withdrawn);
      return found === undefined ? null : refOf(address, found);
    },
  };

  async function act(name: ChannelFault['on'], work: () => PostedRef): Promise<PostedRef> {
    calls.push(name);
    await channel.onCall(name);
    const fault = faults[0]?.on === name ? faults.shift() : undefined;
    if (fault !== undefined && !fault.afterEffect) throw fault.error;
    const ref = work();
    if (fault !== undefined) throw fault.error;
    return ref;
  }

  function deliver(delivery: Delivery): PostedRef {
    if (delivery.operation === 'post' && delivery.streaming === undefined)
      return refOf(delivery.address, write(place(delivery.key), delivery));
    const message = at(delivery.operation === 'post' ? delivery.streaming! : delivery.ref);
    if (delivery.operation === 'withdraw') message.withdrawn = true;
    else {
      message.edits += 1;
      write(message, delivery);
    }
    return refOf(delivery.address, message);
  }

  function write(message: PlacedMessage, delivery: Extract<Delivery, { reply: unknown }>): PlacedMessage {
    return Object.assign(message, {
      key: delivery.key,
      text: allText(delivery.reply.parts),
      outcome: delivery.reply.outcome,
      final: true,
    });
  }

  function place(key: string): PlacedMessage {
    const ts = `1900000000.${String(messages.length + 1).padStart(6, '0')}` as MessageTs;
    messages.push({ ts, key, text: '', outcome: null, final: false, withdrawn: false, edits: 0 });
    return messages.at(-1)!;
  }

  function at(ref: PostedRef): PlacedMessage {
    const found = messages.find((message) => message.ts === ref.ts);
    if (found === undefined) throw new Error(`There is no message at ${ref.ts}.`);
    return found;
  }

  return channel;
}

function refOf(address: ReplyAddress, message: PlacedMessage): PostedRef {
  return { channelId: address.channelId, ts: message.ts };
}
