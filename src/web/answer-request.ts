import type { IncomingMessage, ServerResponse } from 'node:http';
import type { createHealthHandler } from './serve-health.ts';
import type { Pages } from './serve-pages.ts';

/** Answers what comes to the bot's own server: pages for people, and the rest for supervisors. */
export function createRequestListener(given: {
  health: ReturnType<typeof createHealthHandler>;
  pages: Pages | null;
}): (request: IncomingMessage, response: ServerResponse) => void {
  const { health, pages } = given;
  if (pages === null) return health;
  return (incoming, response) => {
    const address = readAddress(incoming);
    if (address === null || incoming.method !== 'GET') return health(incoming, response);
    answerWith(pages, new Request(address, { headers: headersOf(incoming) }), response).then(
      (answered) => {
        if (!answered) health(incoming, response);
      },
      () => response.destroy(),
    );
  };
}

/** Only the path is of use: who answers at which name is the proxy's matter. */
function readAddress({ url = '/' }: IncomingMessage): URL | null {
  const address = url.startsWith('/') ? `http://localhost${url.replace(/^\/+/, '/')}` : '';
  return URL.canParse(address) ? new URL(address) : null;
}

function headersOf({ headers }: IncomingMessage): Headers {
  const kept = ['cookie', 'accept-language'] as const;
  return new Headers(
    kept.flatMap((name): [string, string][] => (headers[name] ? [[name, headers[name]]] : [])),
  );
}

async function answerWith(pages: Pages, request: Request, response: ServerResponse): Promise<boolean> {
  const answer = await pages(request);
  if (answer === null) return false;
  const { 'set-cookie': _several, ...headers } = Object.fromEntries(answer.headers);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()));
  return true;
}
