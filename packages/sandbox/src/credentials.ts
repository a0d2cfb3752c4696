import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const credentials = z.object({
  botToken: z.string(),
  appToken: z.string(),
  signingSecret: z.string(),
  verificationToken: z.string(),
  appId: z.string(),
  botId: z.string(),
  botUserId: z.string(),
});

/** The app's tokens and ids, stable for one data folder. */
export type Credentials = z.output<typeof credentials>;

/** Reads the credentials of a data folder, or makes them at the first start; the file is for its owner only. */
export function loadCredentials(folder: string | undefined): Credentials {
  if (!folder) return makeCredentials();
  const path = join(folder, 'credentials.json');
  if (existsSync(path)) return credentials.parse(JSON.parse(readFileSync(path, 'utf8')));
  const made = makeCredentials();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

function makeCredentials(): Credentials {
  const secret = (bytes: number) => randomBytes(bytes).toString('hex');
  return {
    botToken: `xoxb-sandbox-${secret(16)}`,
    appToken: `xapp-1-A0SANDBOX-${secret(16)}`,
    signingSecret: secret(16),
    verificationToken: secret(12),
    appId: 'A0SANDBOX',
    botId: 'B0SANDBOX',
    botUserId: 'U0SANDBOX',
  };
}
