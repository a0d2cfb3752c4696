import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a request's timestamp may be from now: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const WINDOW_SECONDS = 300;

/** What a request says of its signature before its body. */
export interface SignatureHeaders {
  timestamp: string | undefined;
  signature: string | undefined;
}

/** A request as it came over the wire; the body is the exact bytes, since they are what was signed. */
export interface SignedRequest extends SignatureHeaders {
  body: Buffer;
}

/** Whether a request's headers are those of one that was signed within the last five minutes, whatever its body will be. */
export function mayBeSigned({ timestamp, signature }: SignatureHeaders, nowMs: number): boolean {
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  return /^v0=[\da-f]{64}$/.test(signature) && Math.abs(nowMs / 1000 - Number(timestamp)) <= WINDOW_SECONDS;
}

/** Whether Slack signed this request with our secret within the last five minutes. */
export function isSignedBySlack(
  request: SignedRequest,
  { signingSecret, nowMs }: { signingSecret: string; nowMs: number },
): boolean {
  const { timestamp, signature, body } = request;
  if (timestamp === undefined || signature === undefined || !mayBeSigned(request, nowMs)) return false;
  const expected = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
  const given = Buffer.from(signature);
  const wanted = Buffer.from(expected);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
