import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BotError } from '../core/bot-error.ts';
import { createServerStop } from '../core/stop-server.ts';

/** Serves the bot's own endpoints where no other server of its does (Socket Mode). @throws BotError `input_invalid` */
export async function startWeb(options: {
  answer: RequestListener;
  port: number;
  host: string;
}): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(options.answer);
  const stop = createServerStop(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, options.port)));
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}`,
    stop,
  };
}

/** Says in words why a port cannot be had. */
export function cannotListen(error: NodeJS.ErrnoException, port: number): BotError {
  if (error.code === 'EADDRINUSE') {
    return new BotError(
      'input_invalid',
      `Port ${port} is taken by another program. Set PORT to a free one.`,
      { cause: error },
    );
  }
  return new BotError('input_invalid', `Port ${port} cannot be listened on (${error.code}).`, {
    cause: error,
  });
}
