import { setTimeout as delay } from 'node:timers/promises';
import type { App } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import { BotError } from '../core/bot-error.ts';
import type { Registry } from '../extend/pieces.ts';
import { readHolder } from '../store/lock-data-folder.ts';
import type { CommandOutput } from './command.ts';
import { describeError, exitCodeOf } from './exit-code.ts';
import { sendCommand } from './holder-socket.ts';

/** How long a command waits for another short one that has the data folder open. */
const WAIT_FOR_FOLDER_MS = 60_000;
/** These open no data, and would keep a bot busy in whose process they run. */
const WITHOUT_DATA: readonly string[] = ['classify'];
/** These need no settings either: what they print is known from the program itself. */
const ABOUT_THE_PROGRAM: readonly string[] = ['help', 'complete'];

/** Runs a command line in this process, or in the one that holds the data folder; resolves to the exit code. */
export async function runCli(argv: string[], output: CommandOutput, signal: AbortSignal): Promise<number> {
  const [name] = argv;
  if (isAboutTheProgram(argv)) {
    const { runProgram } = await import('./program.ts');
    return runProgram(argv.length === 0 ? ['--help'] : argv, helpOnly(output, signal));
  }
  let config: Config;
  try {
    config = readConfig();
  } catch (error) {
    if (name === 'doctor') output.err(`configuration: ${describeError(error)}\n`);
    else output.err(`${describeError(error)}\n`);
    return exitCodeOf(error);
  }
  if (config.HTTPS_PROXY !== undefined || config.HTTP_PROXY !== undefined) {
    const { useProxy } = await import('../app/use-proxy.ts');
    useProxy(config);
  }
  if (name === 'start') {
    // Bolt and the sandbox take their time to load; no other command needs them.
    const { runStart } = await import('./start.ts');
    return runStart(argv, { config, output, signal });
  }
  try {
    return await runWhereTheDataIs(argv, config, output, signal);
  } catch (error) {
    output.err(`${describeError(error)}\n`);
    return exitCodeOf(error);
  }
}

/** A question that consists of the word "help" is a question: only the first word is a command, and what begins with a dash an option. */
function isAboutTheProgram(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  const [name] = argv;
  return (
    name === undefined ||
    ABOUT_THE_PROGRAM.includes(name) ||
    options.some((word) => word === '--help' || word === '-h')
  );
}

/** PGlite allows one process at a time: where one holds the folder, the command runs inside it. */
async function runWhereTheDataIs(
  argv: string[],
  config: Config,
  output: CommandOutput,
  signal: AbortSignal,
): Promise<number> {
  const cwd = process.cwd();
  const untilMs = Date.now() + WAIT_FOR_FOLDER_MS;
  for (;;) {
    if (await isHeld(argv, config)) {
      const code = await sendCommand(
        config.SWITCHBOARD_DATA_DIR,
        { argv, cwd, columns: output.columns },
        output,
        signal,
      );
      if (code !== null) return code;
    } else {
      const code = await runHere(argv, config, output, signal);
      if (code !== null) return code;
    }
    if (Date.now() > untilMs || signal.aborted) {
      throw new BotError(
        'data_folder_in_use',
        `${config.SWITCHBOARD_DATA_DIR} is in use by another command that does not end. Try again later.`,
      );
    }
    await delay(150);
  }
}

async function isHeld([name = '']: string[], config: Config): Promise<boolean> {
  if (config.DATABASE_URL !== undefined || WITHOUT_DATA.includes(name)) return false;
  return (await readHolder(config.SWITCHBOARD_DATA_DIR)) !== null;
}

/** Null: another process took the folder first. */
async function runHere(
  argv: string[],
  config: Config,
  output: CommandOutput,
  signal: AbortSignal,
): Promise<number | null> {
  let opened: Promise<App> | null = null;
  let taken = false;
  const app = () => {
    opened ??= import('../app.ts').then(({ openApp }) =>
      openApp(config, { command: `switchboard ${argv[0]}` }),
    );
    return opened.catch((error: unknown) => {
      if (error instanceof BotError && error.code === 'data_folder_in_use') taken = true;
      throw error;
    });
  };
  // Nothing is printed before the app is open, so a command that lost the folder can run again from the start.
  const held: CommandOutput = { ...output, err: (text) => (taken ? undefined : output.err(text)) };
  const { runProgram } = await import('./program.ts');
  try {
    const registry = () => readRegistry(config);
    const code = await runProgram(argv, { config, output: held, cwd: process.cwd(), signal, registry, app });
    return taken ? null : code;
  } finally {
    await (opened as Promise<App> | null)?.then(
      (open) => open.close(),
      () => undefined,
    );
  }
}

function helpOnly(output: CommandOutput, signal: AbortSignal) {
  const refuse = () => Promise.reject(new BotError('internal', 'Help needs no database.'));
  // What help says of extensions is said as far as they can be read.
  const registry = () =>
    Promise.resolve()
      .then(() => readRegistry(readConfig()))
      .catch(() => readRegistry({} as Config));
  return { config: {} as Config, output, cwd: process.cwd(), signal, registry, app: refuse };
}

/** What the bot is composed of; loaded only by commands that look at it. */
async function readRegistry(config: Config): Promise<Registry> {
  const { readPieces } = await import('../app/built-in-pieces.ts');
  return (await readPieces(config)).registry;
}
