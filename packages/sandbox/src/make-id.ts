import { randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** An id in Slack's manner: a letter or two that tell the kind, then capitals and digits. */
export function makeId(prefix: string, length = 10): string {
  const bytes = randomBytes(length);
  return prefix + Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}

/** Short names for blocks and actions to which the app gave none. */
export function makeShortId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}
