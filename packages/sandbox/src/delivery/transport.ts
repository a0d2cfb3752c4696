import type { Delivery, Interaction } from '../sandbox-context.ts';
import type { Json } from '../workspace.ts';

/** Which attempt this is, when it is not the first. */
export interface Retry {
  num: number;
  reason: string;
}

/** A way to the bot: sockets that it opened, or its request URL. */
export interface Transport {
  deliverEvent(body: Json, retry: Retry | undefined): Promise<Delivery>;
  deliverInteraction(interaction: Interaction): Promise<Delivery>;
  /** Whether a delivery has any chance now. */
  isReachable(): boolean;
}
