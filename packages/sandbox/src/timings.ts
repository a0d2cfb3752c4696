/** The waits that Slack imposes, in milliseconds; tests shorten them. */
export interface Timings {
  /** How long a delivery may stay unanswered: https://docs.slack.dev/apis/events-api/#responding */
  ackMs: number;
  /** The waits before the first, second and third retry of an event: https://docs.slack.dev/apis/events-api/#retries */
  retryDelaysMs: number[];
  /** After this a stream cannot grow any more (seen in practice, slackapi/node-slack-sdk issue 2702). */
  streamLifetimeMs: number;
  /** How long a `trigger_id` may be exchanged: https://docs.slack.dev/interactivity/handling-user-interaction */
  triggerLifetimeMs: number;
  /** How long a `response_url` works: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
  responseUrlLifetimeMs: number;
  /** A status vanishes when nothing follows: https://docs.slack.dev/reference/methods/assistant.threads.setStatus */
  statusLifetimeMs: number;
  /** How often sockets are pinged; the SDK gives up after 30 s without one. */
  pingIntervalMs: number;
  /** A single-use socket address must be used within this time. */
  ticketLifetimeMs: number;
}

/** What Slack does. */
export const slackTimings: Timings = {
  ackMs: 3_000,
  retryDelaysMs: [100, 60_000, 300_000],
  streamLifetimeMs: 300_000,
  triggerLifetimeMs: 3_000,
  responseUrlLifetimeMs: 1_800_000,
  statusLifetimeMs: 120_000,
  pingIntervalMs: 10_000,
  ticketLifetimeMs: 30_000,
};
