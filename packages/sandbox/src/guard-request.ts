import type { Context, MiddlewareHandler } from 'hono';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/**
 * Keeps other sites' pages out: a foreign `Host` means a rebound name, a foreign `Origin` a request that a page
 * elsewhere makes the browser send.
 */
export const guardRequest: MiddlewareHandler = async (c, next) => {
  if (!isLoopbackHost(c.req.header('host')))
    return refuse(c, 'This workspace answers on loopback addresses only.');
  const origin = c.req.header('origin');
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);
  if (changes && origin && origin !== new URL(c.req.url).origin) {
    return refuse(c, 'A page of another site may not act in this workspace.');
  }
  return next();
};

/** Whether a `Host` header (or an address to listen on) names this machine itself. */
export function isLoopbackHost(host: string | undefined): boolean {
  if (host === undefined) return false;
  return loopbackNames.has(host.toLowerCase()) || loopbackNames.has(host.replace(/:\d+$/, '').toLowerCase());
}

function refuse(c: Context, message: string): Response {
  return c.json({ error: 'forbidden', message }, 403);
}
