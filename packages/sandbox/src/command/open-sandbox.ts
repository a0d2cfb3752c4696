import { createPageHandler } from '../page/serve-page.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { CommandFault, EXIT } from './command-fault.ts';
import type { CommandLine } from './read-command-line.ts';
import { readManifest, readSeed } from './read-sandbox-files.ts';

/** Starts the sandbox that a command line asks for. @throws CommandFault where its files or its port do not allow it */
export async function openSandbox(line: CommandLine): Promise<Sandbox> {
  const seed = line.seed === undefined ? undefined : await readSeed(line.seed);
  const manifest = line.manifest === undefined ? undefined : readManifest(line.manifest);
  const { data: dataDir, port, requestUrl, tiers } = line;
  try {
    return await startSandbox({
      seed,
      manifest,
      dataDir,
      port,
      requestUrl,
      tiers,
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
