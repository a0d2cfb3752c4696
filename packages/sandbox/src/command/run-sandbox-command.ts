import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CommandFault, EXIT } from './command-fault.ts';
import { describeSandbox, sandboxAsJson } from './describe-sandbox.ts';
import { readCommandLine, USAGE } from './read-command-line.ts';

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
      // The sandbox takes its time to load, which a slip of the pen need not wait for.
      const { openSandbox } = await import('./open-sandbox.ts');
      const sandbox = await openSandbox(line);
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

function readVersion(): string {
  const path = createRequire(import.meta.url).resolve('@switchboard/sandbox/package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
