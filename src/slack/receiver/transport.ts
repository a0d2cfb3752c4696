/** A way in which Slack's deliveries reach us. */
export interface Transport {
  /** Resolves once deliveries can arrive; `url` is where, when it is an address of ours. */
  start(): Promise<{ url?: string }>;
  stop(): Promise<void>;
}
