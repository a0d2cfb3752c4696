import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { z } from 'zod';
import { findPerson } from '../channel-access.ts';
import { isLoopbackHost } from '../guard-request.ts';
import { PersonError } from '../person/person-error.ts';
import { readPerson } from '../person/person-request.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Person } from '../workspace.ts';

/** The person whose browser this is, as far as a page that an app serves can know. */
const PERSON_COOKIE = 'sandbox_person';
const COOKIE = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;

const asked = z.object({
  client_id: z.string(),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  response_type: z.literal('code'),
  scope: z.string().refine((scope) => scope.split(/[ ,]/).includes('openid'), 'must hold openid'),
  state: z.string().optional(),
  nonce: z.string().optional(),
  person: z.string().optional(),
});

/**
 * Serves where people are sent to sign in: https://docs.slack.dev/authentication/sign-in-with-slack. A person who went to a page of the
 * app through `visit` is known; anybody else says who they are.
 */
export function serveSignIn(app: Hono, ctx: SandboxContext): void {
  app.get('/openid/connect/authorize', (c) => authorize(ctx, c));
  app.get('/person/:user/visit', (c) => visit(ctx, c));
}

function authorize(ctx: SandboxContext, c: Context): Response | Promise<Response> {
  const parsed = asked.safeParse(c.req.query());
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new PersonError(400, 'invalid_arguments', faults.join('; '));
  }
  const { client_id, redirect_uri, state, nonce, person: named } = parsed.data;
  if (client_id !== ctx.tokens.client.id)
    throw new PersonError(400, 'invalid_client_id', 'No app here has this client id.');
  if (!isKnownAddress(ctx, redirect_uri))
    throw new PersonError(400, 'bad_redirect_uri', 'The app is not registered for this redirect_uri.');
  const person = findPerson(ctx.workspace, named ?? getCookie(c, PERSON_COOKIE) ?? '');
  if (!person) return c.html(chooser(ctx, new URL(c.req.url)));
  const back = new URL(redirect_uri);
  back.searchParams.set('code', ctx.signIns.begin({ person: person.id, redirectUri: redirect_uri, nonce }));
  if (state !== undefined) back.searchParams.set('state', state);
  return c.redirect(back.href);
}

/** What the manifest names; where it names nothing, any address of this machine. */
function isKnownAddress({ manifest }: SandboxContext, address: string): boolean {
  const named = manifest?.oauth_config?.redirect_urls ?? [];
  if (named.length === 0) return isLoopbackHost(new URL(address).host);
  return named.some((one) => address === one || address.startsWith(one));
}

/** Opens a page that the app serves here as somebody; the one who sat at this browser before is forgotten, as far as cookies go. */
function visit(ctx: SandboxContext, c: Context): Response {
  const person = readPerson(ctx, c);
  const here = new URL(c.req.url);
  const to = new URL(c.req.query('to') ?? '/', here);
  if (to.host !== here.host)
    throw new PersonError(400, 'bad_address', 'Only pages of this server are visited so.');
  if (getCookie(c, PERSON_COOKIE) !== person.id)
    for (const name of Object.keys(getCookie(c))) setCookie(c, name, '', { ...COOKIE, maxAge: 0 });
  setCookie(c, PERSON_COOKIE, person.id, COOKIE);
  return c.redirect(to.href);
}

function chooser({ workspace }: SandboxContext, here: URL) {
  const addressFor = (person: Person) => {
    const address = new URL(here);
    address.searchParams.set('person', person.id);
    return `${address.pathname}${address.search}`;
  };
  const people = [...workspace.people.values()];
  return html`<!doctype html>
    <html lang="en">
      <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>Sign in</title></head>
      <body>
        <main>
          <h1>Who are you in ${workspace.team.name}?</h1>
          <ul>
            ${people.map((one) => html`<li><a href="${addressFor(one)}">${one.realName || one.name}</a></li>`)}
          </ul>
        </main>
      </body>
    </html>`;
}
