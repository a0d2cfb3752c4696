import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSignedBySlack } from '../../src/slack/receiver/verify-signature.ts';

const signingSecret = 'a-secret-of-the-test';
const nowMs = 1_800_000_000_000;
const body = Buffer.from('{"type":"event_callback","text":"Grüße"}');

function sign(timestamp: string, content: Buffer = body, secret = signingSecret): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(content).digest('hex')}`;
}

function verify(request: {
  timestamp?: string | undefined;
  signature?: string | undefined;
  body?: Buffer;
}): boolean {
  const timestamp = 'timestamp' in request ? request.timestamp : '1800000000';
  const signature = 'signature' in request ? request.signature : sign(timestamp ?? '');
  return isSignedBySlack({ timestamp, signature, body: request.body ?? body }, { signingSecret, nowMs });
}

describe('a request is genuine', () => {
  it('when Slack signed exactly these bytes now', () => {
    expect(verify({})).toBe(true);
  });

  it.each(['1799999701', '1800000299'])('when its timestamp %s is within five minutes', (timestamp) => {
    expect(verify({ timestamp })).toBe(true);
  });
});

describe('a request is refused', () => {
  it.each<[string, Parameters<typeof verify>[0]]>([
    ['without a signature', { signature: undefined }],
    ['without a timestamp', { timestamp: undefined, signature: sign('1800000000') }],
    ['with an empty signature', { signature: '' }],
    ['signed with another secret', { signature: sign('1800000000', body, 'another-secret') }],
    [
      'when its body was changed',
      { body: Buffer.from('{"type":"event_callback"}'), signature: sign('1800000000') },
    ],
    ['when its timestamp was changed', { timestamp: '1800000001', signature: sign('1800000000') }],
    ['when it is older than five minutes', { timestamp: '1799999699' }],
    ['when it comes from the future', { timestamp: '1800000301' }],
    ['when the timestamp is no number', { timestamp: 'NaN' }],
    ['when the timestamp hides a sign', { timestamp: '-1800000000' }],
    ['when the version is another one', { signature: sign('1800000000').replace('v0=', 'v1=') }],
    ['when the signature is cut', { signature: sign('1800000000').slice(0, -2) }],
  ])('%s', (_what, request) => {
    expect(verify(request)).toBe(false);
  });
});
