import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Sandbox } from '../../packages/sandbox/src/start-sandbox.ts';
import { type App, openApp } from '../app.ts';
import type { Config } from '../config.ts';
import { BotError } from '../core/bot-error.ts';
import { INSTALLATION } from '../core/installation.ts';
import { EXAMPLE_FOLDER } from '../sources/example.ts';
import { readExampleState } from '../sources/example-state.ts';
import { lockDataFolder, readHolder } from '../store/lock-data-folder.ts';
import { checkPort } from '../web/check-port.ts';
import { createHealthHandler } from '../web/serve-health.ts';
import type { Pages } from '../web/serve-pages.ts';
import { cannotListen, startWeb } from '../web/start-web.ts';
import { checkConnection } from './check-connection.ts';
import type { CommandOutput } from './command.ts';
import { connectBot } from './connect-bot.ts';
import { describeError, exitCodeOf } from './exit-code.ts';
import { serveCommands } from './holder-socket.ts';
import { loadExampleCompany } from './load-example.ts';
import { loadSandbox, type SandboxPackage } from './load-sandbox.ts';
import { playPracticeConversations } from './practice-conversations.ts';
import { runProgram } from './program.ts';
import { reportProgress } from './progress.ts';

/** How this process names itself to those who find the folder in use. */
const COMMAND = 'switchboard start';
/** How long a short command may keep a start waiting. */
const WAIT_FOR_COMMAND_MS = 20_000;

/** What starting needs from the command line. */
export interface StartContext {
  config: Config;
  output: CommandOutput;
  signal: AbortSignal;
}

/** Something that was started, to be stopped in the opposite order. */
type Stop = () => Promise<unknown>;

/** `start`: the bot, with the sandbox workspace unless Slack is configured; runs until the signal. */
export async function runStart(argv: string[], context: StartContext): Promise<number> {
  const stops: Stop[] = [];
  try {
    if (argv.some((word) => word.startsWith('-') && word !== '--example') || argv.length > 2) {
      return await runProgram(argv, {
        ...context,
        cwd: process.cwd(),
        registry: () => Promise.reject(new Error('unused')),
        app: () => Promise.reject(new Error('unused')),
      });
    }
    await start(context, argv.includes('--example'), stops);
    await aborted(context.signal);
    context.output.err('stopping: what is under way is finished first\n');
    return 0;
  } catch (error) {
    context.output.err(`${describeError(error)}\n`);
    return exitCodeOf(error);
  } finally {
    for (const stop of stops.reverse()) await stop().catch(() => undefined);
  }
}

async function start(context: StartContext, example: boolean, stops: Stop[]): Promise<void> {
  const { config, output, signal } = context;
  const print = (message: string) => output.err(`${message}\n`);
  const sandboxed = config.SLACK_BOT_TOKEN === undefined;
  const sandboxPackage = sandboxed ? await loadSandbox() : null;
  await checkPortOfStart(config, sandboxed);
  const app = await openWhenFree(config, print);
  stops.push(app.close);
  for (const { found, fix } of await checkConnection(config, app.database))
    if (fix !== undefined) print(`${found}\n  ${fix}`);
  if (config.DATABASE_URL === undefined) {
    const run = (given: { argv: string[]; cwd: string }, out: CommandOutput, gone: AbortSignal) =>
      runProgram(given.argv, {
        config,
        output: out,
        cwd: given.cwd,
        inBot: true,
        signal: AbortSignal.any([gone, signal]),
        registry: () => Promise.resolve(app.registry),
        // What this start migrated is not what that command did.
        app: () => Promise.resolve({ ...app, migrated: [] }),
      });
    const commands = await serveCommands(config.SWITCHBOARD_DATA_DIR, run);
    stops.push(commands.close);
  }
  if (sandboxed && config.DATABASE_URL !== undefined) {
    // The embedded database holds the folder already; with a server, the sandbox's journal needs it.
    const lock = await lockDataFolder(config.SWITCHBOARD_DATA_DIR, COMMAND);
    stops.push(lock.release);
  }
  if (sandboxed || example) await bringExample(app, output, example);
  const pages: { answer: Pages | null } = { answer: null };
  const sandbox = sandboxPackage === null ? null : await openSandbox(sandboxPackage, config, pages);
  if (sandbox !== null) stops.push(() => sandbox.stop());
  const where = await connect(app, { sandbox, pages, stops, print });
  output.out(welcome(sandbox, where));
  if (sandbox !== null && config.PRACTICE_CONVERSATIONS) {
    // Nobody waits for it; what goes wrong with it leaves an empty workspace, as before.
    const played = playPracticeConversations(app, { url: sandbox.url, signal }).catch((error: unknown) =>
      app.log.info({ err: error }, 'the practice conversations were not played to their end'),
    );
    stops.push(() => played);
  }
}

/** Another start in this folder has the port too; it is named when the folder is found to be held. */
async function checkPortOfStart(config: Config, sandboxed: boolean): Promise<void> {
  const holder = await readHolder(config.SWITCHBOARD_DATA_DIR);
  if (holder?.command === COMMAND) return;
  await checkPort(config.PORT, sandboxed ? '127.0.0.1' : config.HOST);
}

/** Another bot is refused at once; a short command that has the folder open is waited for. */
async function openWhenFree(config: Config, print: (message: string) => void): Promise<App> {
  const untilMs = Date.now() + WAIT_FOR_COMMAND_MS;
  for (;;) {
    try {
      return await openApp(config, { command: COMMAND, onProgress: print });
    } catch (error) {
      const inUse = error instanceof BotError && error.code === 'data_folder_in_use';
      const holder = await readHolder(config.SWITCHBOARD_DATA_DIR);
      if (!inUse || holder?.command === COMMAND || Date.now() > untilMs) throw error;
      await delay(200);
    }
  }
}

/** The sandbox has the example company unless somebody took it out. */
async function bringExample(app: App, output: CommandOutput, asked: boolean): Promise<void> {
  const state = await readExampleState(app.database);
  if (state === 'loaded' || (state === 'removed' && !asked)) return;
  output.err('loading the example company (once)\n');
  const progress = reportProgress(output, 'loading the example company');
  await loadExampleCompany(app, (_, done, total) => progress.update(done, total));
  progress.end();
}

async function openSandbox(
  { startSandbox, loadSeed, createPageHandler }: SandboxPackage,
  config: Config,
  pages: { answer: Pages | null },
): Promise<Sandbox> {
  const manifest: unknown = JSON.parse(await readFile(join(INSTALLATION, 'manifests/socket.json'), 'utf8'));
  const seed = await loadSeed(EXAMPLE_FOLDER);
  const page = createPageHandler();
  try {
    return await startSandbox({
      seed,
      manifest,
      dataDir: join(config.SWITCHBOARD_DATA_DIR, 'sandbox'),
      port: config.PORT,
      // The bot's own pages are served beside the workspace: it has no other server here.
      pageHandler: async (c) => (await pages.answer?.(c.req.raw)) ?? page(c),
    });
  } catch (error) {
    throw cannotListen(error as NodeJS.ErrnoException, config.PORT);
  }
}

/** Connects the bot, and serves health where no other server of ours does; where people or supervisors look. */
async function connect(
  app: App,
  {
    sandbox,
    pages,
    stops,
    print,
  }: {
    sandbox: Sandbox | null;
    pages: { answer: Pages | null };
    stops: Stop[];
    print(message: string): void;
  },
): Promise<string> {
  const { config, database } = app;
  // While Slack keeps us waiting, supervisors are answered already.
  let answer: RequestListener = createHealthHandler(database, () => null);
  const web =
    sandbox === null && config.SLACK_APP_TOKEN !== undefined
      ? await startWeb({
          answer: (request, response) => answer(request, response),
          port: config.PORT,
          host: config.HOST,
        })
      : null;
  if (web !== null) stops.push(web.stop);
  const bot = await connectBot(app, { sandbox, print });
  stops.push(bot.stop);
  answer = bot.answer;
  pages.answer = bot.pages;
  return bot.url ?? web?.url ?? sandbox!.url;
}

function welcome(sandbox: Sandbox | null, where: string): string {
  if (sandbox === null)
    return `Switchboard is ready in your workspace (${where}). Mention it in a channel, or write to it.\n`;
  return `
Switchboard is ready.

  Open     ${sandbox.url}
  Choose   Nora, a seller, and open #sales or her messages with Switchboard

  Try      @switchboard what does Enterprise cost for 250 seats, annual, in euros?
           @switchboard how do we answer when they bring up Tallowgate?
           /brief Solvane
  Or here  npm run -s switchboard -- ask "how do I set up single sign-on?" --as nora

Ctrl-C stops it.
`;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
