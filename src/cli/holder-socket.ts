import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, rm, stat } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import { parseJson } from '../core/parse-json.ts';
import type { CommandOutput } from './command.ts';

/** A command line as it is sent to the process that holds the data folder. */
const request = z.object({
  argv: z.array(z.string()),
  cwd: z.string(),
  // A width that no line fits into is as good as none; what runs the command must not fail by it.
  columns: z.number().int().positive().nullable().catch(null),
});
const answer = z.union([
  z.object({ out: z.string() }),
  z.object({ err: z.string() }),
  z.object({ exit: z.number().int() }),
]);

type Request = z.infer<typeof request>;
type RunCommand = (given: Request, output: CommandOutput, signal: AbortSignal) => Promise<number>;

/** Exit code of a command that was interrupted, as shells give it for SIGINT. */
const GIVEN_UP = 130;

/** A path longer than this does not fit a socket's address (unix(7): 108 bytes with the end). */
const MAX_PATH = 100;

/** Where the holder of a data folder listens; only its own user may connect. */
export function socketPath(folder: string): string {
  const path = join(folder, 'holder.sock');
  if (Buffer.byteLength(path) <= MAX_PATH) return path;
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join(tmpdir(), `switchboard-${userInfo().uid}`, `${hash}.sock`);
}

/** Serves commands to other processes while this one holds the data folder. */
export async function serveCommands(folder: string, run: RunCommand): Promise<{ close(): Promise<void> }> {
  const path = socketPath(folder);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await refuseForeign(folder, path);
  await rm(path, { force: true });
  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    socket.on('error', () => socket.destroy());
    serveOne(socket, run);
  });
  // The mask keeps the socket private from the moment it exists.
  const mask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  } finally {
    process.umask(mask);
  }
  await chmod(path, 0o600);
  return {
    async close() {
      for (const socket of connections) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(path, { force: true });
    },
  };
}

/**
 * A socket outside of the data folder lies where everybody may make one: its folder has to be ours and closed to others. So has the
 * socket, by the owner of the data folder at least: another one's would be handed the commands, and would answer them.
 * @throws BotError `forbidden`
 */
async function refuseForeign(folder: string, path: string): Promise<void> {
  const own = userInfo().uid;
  const outside = dirname(path) === folder ? null : await lstat(dirname(path)).catch(() => null);
  if (outside !== null && (!outside.isDirectory() || outside.uid !== own || (outside.mode & 0o077) !== 0))
    throw foreign(dirname(path));
  const socket = await lstat(path).catch(() => null);
  const owner = (await stat(folder).catch(() => null))?.uid ?? own;
  if (socket !== null && (!socket.isSocket() || ![own, owner].includes(socket.uid))) throw foreign(path);
}

function foreign(path: string): BotError {
  return new BotError(
    'forbidden',
    `${path} belongs to another user, or others may write to it: commands are not passed on through it. Remove it, or set SWITCHBOARD_DATA_DIR to a shorter path.`,
  );
}

function serveOne(socket: Socket, run: RunCommand): void {
  const gone = new AbortController();
  socket.on('close', () => gone.abort());
  const send = (message: z.infer<typeof answer>) => {
    if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
  };
  const lines = createInterface({ input: socket });
  // It repeats the socket's errors; unheard, a client that goes away early would end this whole process.
  lines.on('error', () => undefined);
  lines.once('line', (line) => {
    const parsed = request.safeParse(parseJson(line));
    if (!parsed.success) {
      socket.destroy();
      return;
    }
    const output: CommandOutput = {
      out: (out) => send({ out }),
      err: (err) => send({ err }),
      columns: parsed.data.columns,
    };
    void run(parsed.data, output, gone.signal).then((exit) => {
      send({ exit });
      socket.end();
    });
  });
}

/**
 * Has the holder of a folder run a command line, until it ends or the person at the terminal gives up.
 * @returns its exit code, or null when nobody listens there
 * @throws BotError `forbidden` when somebody else put the socket there
 */
export async function sendCommand(
  folder: string,
  given: Request,
  output: CommandOutput,
  signal: AbortSignal,
): Promise<number | null> {
  await refuseForeign(folder, socketPath(folder));
  return new Promise((resolve, reject) => {
    const socket = createConnection(socketPath(folder));
    let connected = false;
    let exit: number | null = null;
    const giveUp = () => {
      resolve(GIVEN_UP);
      socket.destroy();
    };
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    socket.on('connect', () => {
      connected = true;
      socket.write(`${JSON.stringify(given)}\n`);
    });
    socket.on('error', (error) => (connected ? reject(error) : resolve(null)));
    createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })
      .on('error', () => undefined)
      .on('line', (line) => {
        const parsed = answer.safeParse(parseJson(line));
        if (!parsed.success) return;
        if ('out' in parsed.data) output.out(parsed.data.out);
        else if ('err' in parsed.data) output.err(parsed.data.err);
        else exit = parsed.data.exit;
      })
      .on('close', () => {
        if (exit !== null) resolve(exit);
        else if (connected)
          reject(new Error('The process that holds the data folder stopped before the command ended.'));
      });
  });
}
