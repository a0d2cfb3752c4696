import { once } from 'node:events';
import { createServer } from 'node:net';
import { cannotListen } from './start-web.ts';

/** Takes a port and gives it back, so that a start on one that is taken fails before it does any work. @throws BotError `input_invalid` */
export async function checkPort(port: number, host: string): Promise<void> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw cannotListen(error as NodeJS.ErrnoException, port);
  }
  server.close();
  await once(server, 'close');
}
