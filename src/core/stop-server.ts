import type { Server, ServerResponse } from 'node:http';

/**
 * Prepares a server to be stopped: what it gives closes the server once the requests under way are answered. Node closes
 * only connections that are idle when it is asked to, and would keep the others for as long as a next request may come.
 */
export function createServerStop(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>();
  const takeLeave = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('connection', 'close');
    response.once('finish', () => server.closeIdleConnections());
  };
  server.on('request', (_request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    if (!server.listening) takeLeave(response);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      for (const response of underWay) takeLeave(response);
    });
}
