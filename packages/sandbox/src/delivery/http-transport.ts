import { createHmac } from 'node:crypto';
import type { Delivery, Interaction, SandboxContext } from '../sandbox-context.ts';
import type { Json } from '../workspace.ts';
import type { Retry, Transport } from './transport.ts';

/** Signed HTTP: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export interface HttpTransport extends Transport {
  /** Answers whether the address repeated the challenge: https://docs.slack.dev/reference/events/url_verification */
  verify(): Promise<boolean>;
}

/** Delivers to a request URL, which must first repeat a challenge. */
export function createHttpTransport(ctx: SandboxContext, requestUrl: string): HttpTransport {
  const post = (content: string, headers: Record<string, string>) =>
    postSigned(ctx, { requestUrl, content, headers });
  let verified: Promise<boolean> | undefined;

  async function verify(): Promise<boolean> {
    const challenge = createHmac('sha256', ctx.credentials.signingSecret).update(ctx.nextTs()).digest('hex');
    const body = { token: ctx.credentials.verificationToken, challenge, type: 'url_verification' };
    const delivery = await post(JSON.stringify(body), { 'content-type': 'application/json' });
    return delivery.ok && repeats(delivery.payload, challenge);
  }

  async function isVerified(): Promise<boolean> {
    verified ??= verify();
    const good = await verified;
    if (!good) verified = undefined;
    return good;
  }

  return {
    verify: isVerified,
    isReachable: () => true,
    deliverEvent: async (body, retry) => {
      if (!(await isVerified())) return { ok: false, reason: 'connection_failed' };
      return post(JSON.stringify(body), { 'content-type': 'application/json', ...retryHeaders(retry) });
    },
    deliverInteraction: (interaction) =>
      post(formOf(interaction), { 'content-type': 'application/x-www-form-urlencoded' }),
  };
}

function retryHeaders(retry: Retry | undefined): Record<string, string> {
  if (!retry) return {};
  const reason = retry.reason === 'timeout' ? 'http_timeout' : retry.reason;
  return { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': reason };
}

async function postSigned(
  ctx: SandboxContext,
  { requestUrl, content, headers }: { requestUrl: string; content: string; headers: Record<string, string> },
): Promise<Delivery> {
  const timestamp = String(Math.floor(ctx.now() / 1000));
  const signature = createHmac('sha256', ctx.credentials.signingSecret)
    .update(`v0:${timestamp}:${content}`)
    .digest('hex');
  try {
    const response = await fetch(requestUrl, {
      method: 'POST',
      body: content,
      headers: { ...headers, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` },
      signal: AbortSignal.timeout(ctx.timings.ackMs),
    });
    const answer = await response.text();
    if (response.ok || response.headers.get('x-slack-no-retry') === '1')
      return { ok: true, payload: parse(answer) };
    return { ok: false, reason: 'http_error' };
  } catch (error) {
    return { ok: false, reason: (error as Error).name === 'TimeoutError' ? 'timeout' : 'connection_failed' };
  }
}

/** Slash commands are flat fields; every other interaction is one JSON field. */
function formOf({ type, payload }: Interaction): string {
  const fields =
    type === 'slash_commands' ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) };
  return new URLSearchParams(fields).toString();
}

/** An answer is JSON, plain text or nothing. */
function parse(answer: string): unknown {
  if (answer === '') return undefined;
  try {
    return JSON.parse(answer) as unknown;
  } catch {
    return answer;
  }
}

function repeats(payload: unknown, challenge: string): boolean {
  return payload === challenge || (payload as Json | undefined)?.challenge === challenge;
}
