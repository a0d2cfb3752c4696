import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createPageHandler } from '../page/serve-page.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { CommandFault, EXIT } from './command-fault.ts';
import { describeSandbox, sandboxAsJson } from './describe-sandbox.ts';
import { type CommandLine, readCommandLine, USAGE } from './read-command-line.ts';
import { readManifest, readSeed } from './read-sandbox-files.ts';

/** Where the command writes, and what ends it. */
export interface CommandSurroundings {
  out(text: string): void;
  err(text: string): void;
  signal: AbortSignal;
}

/** `slack-sandbox`: serves a workspace until the signal; resolves to the exit code. */
export async function runSandboxCommand(
  argv: string[],
  { out, err, signal }: CommandSurroundings,
): Promise<number> {
  try {
    const line = readCommandLine(argv);
    if (line.help) out(USAGE);
    else if (line.version) out(`${readVersion()}\n`);
    else {
      const sandbox = await open(line);
      const transport = line.requestUrl === undefined ? 'socket' : 'http';
      out(line.json ? sandboxAsJson(sandbox) : describeSandbox(sandbox, transport));
      await aborted(signal);
      await sandbox.stop();
    }
    return EXIT.ok;
  } catch (error) {
    err(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof CommandFault ? error.exitCode : EXIT.failed;
  }
}

async function open(line: CommandLine): Promise<Sandbox> {
  const seed = line.seed === undefined ? undefined : await readSeed(line.seed);
  const manifest = line.manifest === undefined ? undefined : readManifest(line.manifest);
  const { data: dataDir, port, requestUrl } = line;
  try {
    return await startSandbox({
      seed,
      manifest,
      dataDir,
      port,
      requestUrl,
      pageHandler: createPageHandler(),
    });
  } catch (error) {
    throw translate(error, port);
  }
}

/** What starting meets: a port that is taken, a folder that cannot be written, a seed or journal that contradicts itself. */
function translate(error: unknown, port: number): CommandFault {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new CommandFault(
      EXIT.unavailable,
      `Port ${port} is taken by another program. Choose one with --port, or any free one with --port 0.`,
      { cause: error },
    );
  if (syscall === 'listen')
    return new CommandFault(EXIT.unavailable, `Port ${port} cannot be listened on (${code}).`, {
      cause: error,
    });
  if (code !== undefined)
    return new CommandFault(EXIT.badInput, `--data: the folder cannot be used: ${message}`, { cause: error });
  return new CommandFault(EXIT.badInput, message, { cause: error });
}

function readVersion(): string {
  const path = createRequire(import.meta.url).resolve('@switchboard/sandbox/package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
