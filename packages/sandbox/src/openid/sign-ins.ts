import { randomBytes } from 'node:crypto';

/** How long a code may be exchanged: https://docs.slack.dev/authentication/sign-in-with-slack */
const CODE_LIFETIME_MS = 600_000;

/** What an app was told to expect of a sign-in. */
export interface SignIn {
  person: string;
  redirectUri: string;
  nonce: string | undefined;
}

/** Sign-ins with Slack that are under way, and the tokens that came of them; they do not survive a restart. */
export interface SignIns {
  /** Gives out a code for one exchange. */
  begin(signIn: SignIn): string;
  /** Exchanges a code, once; null where it is unknown, used, too old, or meant for another address. */
  finish(code: string, redirectUri: string): (SignIn & { accessToken: string }) | null;
  /** Whose token it is. */
  personOf(accessToken: string): string | undefined;
}

/** Keeps the sign-ins of one sandbox. */
export function createSignIns(now: () => number): SignIns {
  const codes = new Map<string, SignIn & { untilMs: number }>();
  const tokens = new Map<string, string>();
  return {
    begin(signIn) {
      const code = randomBytes(16).toString('hex');
      codes.set(code, { ...signIn, untilMs: now() + CODE_LIFETIME_MS });
      return code;
    },
    finish(code, redirectUri) {
      const known = codes.get(code);
      codes.delete(code);
      if (known === undefined || known.untilMs <= now() || known.redirectUri !== redirectUri) return null;
      const accessToken = `xoxp-sandbox-${randomBytes(16).toString('hex')}`;
      tokens.set(accessToken, known.person);
      return { person: known.person, redirectUri, nonce: known.nonce, accessToken };
    },
    personOf: (accessToken) => tokens.get(accessToken),
  };
}
