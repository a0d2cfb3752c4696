import { BotError } from '../../core/bot-error.ts';

/** What files hold, to and from where the platform keeps them. Calls throw `BotError`; `retryable` as everywhere. */
export interface FileTransfer {
  /** Reads a file; null when it is longer than `maxBytes`. @throws BotError `not_found` when it is not to be had */
  download(url: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Sends contents to an address that `files.getUploadURLExternal` gave out. */
  upload(url: string, contents: Uint8Array<ArrayBuffer>): Promise<void>;
}

const TIMEOUT_MS = 20_000;
const SLACK_HOSTS = ['slack.com', 'slack-edge.com', 'slack-files.com'];

/** Moves files over Slack's own addresses only: the token goes nowhere else, whatever an address says. */
export function createFileTransfer(options: {
  /** The bot's token as it is now. */
  token(): Promise<string>;
  apiUrl?: string;
}): FileTransfer {
  const api = options.apiUrl === undefined ? null : new URL(options.apiUrl);
  const hosts = api === null ? SLACK_HOSTS : [api.hostname];
  const check = (url: string): string => {
    const { protocol, hostname, origin } = new URL(url);
    const known = hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
    if (origin === api?.origin || (protocol === 'https:' && known)) return url;
    throw new BotError('slack_unavailable', `Files are not moved to or from ${hostname}.`);
  };
  return {
    async download(url, maxBytes) {
      const response = await request(check(url), {
        headers: { authorization: `Bearer ${await options.token()}` },
      });
      // Who may not read a file is sent to a page for signing in.
      if (response.status >= 300 && response.status < 500 && response.status !== 429) {
        await response.body?.cancel();
        throw new BotError('not_found', `Slack does not hand out a file (HTTP ${response.status}).`);
      }
      return readUpTo(await accepted(response, 'a file'), maxBytes);
    },
    async upload(url, contents) {
      const response = await request(check(url), {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: contents,
      });
      await (await accepted(response, 'an upload')).body?.cancel();
    },
  };
}

async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (cause) {
    throw new BotError('slack_unavailable', 'Slack did not move a file.', { retryable: true, cause });
  }
}

async function accepted(response: Response, what: string): Promise<Response> {
  if (response.ok) return response;
  await response.body?.cancel();
  const { status } = response;
  if (status === 429) {
    const retryAfterMs = Number(response.headers.get('retry-after') ?? 30) * 1_000;
    throw new BotError('slack_rate_limited', `Slack limits ${what}.`, { retryable: true, retryAfterMs });
  }
  throw new BotError('slack_unavailable', `Slack answered ${what} with HTTP ${status}.`, {
    retryable: status >= 500,
  });
}

async function readUpTo(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > maxBytes) return null;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new BotError('slack_unavailable', 'A file broke off.', { retryable: true, cause });
  }
  return new Uint8Array(Buffer.concat(chunks));
}
