import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { asId, type PersonId } from '../../core/ids.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { createSeal } from './seal.ts';
import type { SignIn } from './sign-in.ts';

/** Rights are looked at with each request; this only says how long we believe who somebody is. */
const SESSION_SECONDS = 3_600;
const SIGN_IN_SECONDS = 600;
const SESSION = 'switchboard_session';
/** Where people come back to from signing in; the app's redirect URLs in Slack name it. */
export const RETURN_PATH = '/signed-in';

const session = z.object({ person: z.string() });
const begun = z.object({ nonce: z.string(), to: z.string() });
const returned = z.object({ code: z.string().min(1).max(512), state: z.string().regex(/^[a-f\d]{32}$/) });

/** Who looks at a page. */
export interface Visitors {
  /** Who signed in here a short while ago; null: nobody. */
  personOf(request: Request): PersonId | null;
  /** Sends somebody to sign in, and then back to a page of ours. */
  sendToSignIn(to: string): Response;
  /** Takes in somebody who comes back from there; null: they are not who we sent, or not of our workspace. @throws BotError */
  welcome(request: Request): Promise<Response | null>;
}

/** What visitors are known by. */
export interface VisitorDeps {
  signIn: SignIn;
  /** Signs what browsers keep for us. */
  secret: string;
  /** The bot's own address, without a slash at its end. */
  publicUrl: string;
  clock: Clock;
}

/** Knows people by a short-lived signed cookie, which they get by signing in with the chat platform. */
export function createVisitors({ signIn, secret, publicUrl, clock }: VisitorDeps): Visitors {
  const nowMs = () => clock.now().getTime();
  const sessions = createSeal(secret, 'session', nowMs);
  const signIns = createSeal(secret, 'sign-in', nowMs);
  const secure = publicUrl.startsWith('https:');
  const returnTo = publicUrl + RETURN_PATH;
  return {
    personOf(request) {
      const known = sessions.open(readCookie(request, SESSION), session);
      return known === null ? null : asId<PersonId>(known.person);
    },
    sendToSignIn(to) {
      const [state, nonce] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
      const headers = new Headers({ location: signIn.address({ state, nonce, returnTo }) });
      const kept = signIns.close({ nonce, to }, SIGN_IN_SECONDS);
      headers.append('set-cookie', writeCookie(nameOf(state), kept, { seconds: SIGN_IN_SECONDS, secure }));
      return new Response(null, { status: 302, headers });
    },
    async welcome(request) {
      const given = returned.safeParse(Object.fromEntries(new URL(request.url).searchParams));
      if (!given.success) return null;
      // Only the browser that we sent has it, so nobody is signed in as somebody else by a link.
      const { code, state } = given.data;
      const kept = signIns.open(readCookie(request, nameOf(state)), begun);
      if (kept === null) return null;
      const person = await signIn.finish({ code, nonce: kept.nonce, returnTo });
      if (person === null) return null;
      const headers = new Headers({ location: publicUrl + kept.to });
      const value = sessions.close({ person }, SESSION_SECONDS);
      headers.append('set-cookie', writeCookie(SESSION, value, { seconds: SESSION_SECONDS, secure }));
      headers.append('set-cookie', writeCookie(nameOf(state), '', { seconds: 0, secure }));
      return new Response(null, { status: 302, headers });
    },
  };
}

/** Each sign-in has a cookie of its own: people open several pages at once. */
function nameOf(state: string): string {
  return `switchboard_sign_in_${state}`;
}
