import type { loadSeed } from '../../packages/sandbox/src/load-seed.ts';
import type { createPageHandler } from '../../packages/sandbox/src/page/serve-page.ts';
import type { startSandbox } from '../../packages/sandbox/src/start-sandbox.ts';
import { BotError } from '../core/bot-error.ts';
import { isModuleMissing } from './is-module-missing.ts';

const ENTRY = new URL('../../packages/sandbox/src/start-sandbox.ts', import.meta.url);

/** What the bot uses of the sandbox package. */
export interface SandboxPackage {
  startSandbox: typeof startSandbox;
  loadSeed: typeof loadSeed;
  createPageHandler: typeof createPageHandler;
}

/**
 * Loads the sandbox package, which a production installation does not have.
 * @throws BotError `config_invalid` where it is not installed, saying what to set instead
 */
export async function loadSandbox(): Promise<SandboxPackage> {
  try {
    const { startSandbox } = await import('../../packages/sandbox/src/start-sandbox.ts');
    const { loadSeed } = await import('../../packages/sandbox/src/load-seed.ts');
    const { createPageHandler } = await import('../../packages/sandbox/src/page/serve-page.ts');
    return { startSandbox, loadSeed, createPageHandler };
  } catch (error) {
    if (!isModuleMissing(error, ENTRY) && !isPackageMissing(error)) throw error;
    throw new BotError('config_invalid', NOT_INSTALLED, { cause: error });
  }
}

/** In a checkout installed with `--workspaces=false` the sandbox's files are there, but the packages they need are not. */
function isPackageMissing(error: unknown): boolean {
  const { code, url } = error as { code?: string; url?: string };
  return code === 'ERR_MODULE_NOT_FOUND' && url === undefined;
}

const NOT_INSTALLED = `No Slack workspace is configured, and the sandbox workspace is not installed here.
To connect to Slack, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).
To try Switchboard without Slack, run "npm ci" and "npm start" in a checkout of its repository.`;
