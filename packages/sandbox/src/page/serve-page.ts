import type { Context } from 'hono';
import { type BundledPage, bundlePage } from './bundle-page.ts';

/** Only what this server itself serves may be loaded or asked; no script or style may stand inside the page. */
const SECURITY_HEADERS = {
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/**
 * Serves the page for people: `/` and everything under `/page/`. It is bundled in memory at the first request and
 * never fetches anything from elsewhere.
 */
export function createPageHandler(): (c: Context) => Promise<Response> {
  let bundled: Promise<BundledPage> | undefined;
  return async (c) => {
    bundled ??= bundlePage();
    // A failed build may be asked for again, once its cause has been fixed.
    const files = await bundled.catch((error: unknown) => {
      bundled = undefined;
      throw error;
    });
    const path = new URL(c.req.url).pathname;
    const file = files.get(path === '/' ? '/page/index.html' : path);
    if (!file) return c.text('Not found', 404, SECURITY_HEADERS);
    const headers = { ...SECURITY_HEADERS, etag: file.etag, 'content-type': file.type };
    if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers);
    return c.body(file.body, 200, headers);
  };
}
