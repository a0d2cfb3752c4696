import { z } from 'zod';
import type { Json } from '../workspace.ts';
import { SlackError } from './define-method.ts';

const metadata = z.object({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.unknown()),
});

const byteLimit = 8_000;

/** Checks message metadata: https://docs.slack.dev/messaging/message-metadata */
export function readMetadata(value: unknown): Json | undefined {
  if (value === undefined || value === '') return undefined;
  const parsed = metadata.safeParse(value);
  if (!parsed.success) throw new SlackError('invalid_metadata_format');
  if (JSON.stringify(parsed.data).length > byteLimit) throw new SlackError('metadata_too_large');
  return parsed.data;
}
