import type { Channel } from '../workspace.ts';
import { SlackError } from './define-method.ts';

const kinds: Record<string, Channel['kind'] | undefined> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'dm',
};

/** The kinds of conversation that a comma-separated `types` argument asks for; there are no group DMs here. */
export function readChannelTypes(types: string | undefined): Channel['kind'][] {
  const asked = (types || 'public_channel').split(',').map((type) => type.trim());
  if (asked.some((type) => !kinds[type] && type !== 'mpim')) throw new SlackError('invalid_types');
  return asked.map((type) => kinds[type]).filter((kind) => kind !== undefined);
}
