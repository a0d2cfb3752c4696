import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { defineMethod, SlackError } from '../api/define-method.ts';
import type { SandboxContext } from '../sandbox-context.ts';

const LIFETIME_SECONDS = 300;

/** https://docs.slack.dev/reference/methods/openid.connect.token; the id token is signed with the client's secret. */
export const openidConnectToken = defineMethod({
  name: 'openid.connect.token',
  token: 'none',
  args: z.object({
    client_id: z.string(),
    client_secret: z.string(),
    code: z.string(),
    redirect_uri: z.string().default(''),
  }),
  handle: (ctx, { client_id, client_secret, code, redirect_uri }) => {
    const { client } = ctx.tokens;
    if (client_id !== client.id) throw new SlackError('invalid_client_id');
    if (client_secret !== client.secret) throw new SlackError('bad_client_secret');
    const finished = ctx.signIns.finish(code, redirect_uri);
    if (finished === null) throw new SlackError('invalid_code');
    const { accessToken, person, nonce } = finished;
    return {
      access_token: accessToken,
      token_type: 'Bearer',
      id_token: signToken(ctx, { ...describePerson(ctx, person), ...(nonce !== undefined && { nonce }) }),
    };
  },
});

/** Who somebody is, in the words of OpenID and of Slack. */
export function describePerson({ workspace }: SandboxContext, id: string): Record<string, unknown> {
  const person = workspace.people.get(id);
  return {
    sub: id,
    name: person?.realName ?? '',
    locale: person?.locale ?? 'en-US',
    'https://slack.com/user_id': id,
    'https://slack.com/team_id': workspace.team.id,
    'https://slack.com/team_name': workspace.team.name,
  };
}

function signToken(ctx: SandboxContext, claims: Record<string, unknown>): string {
  const now = Math.floor(ctx.now() / 1_000);
  const times = {
    iss: 'https://slack.com',
    aud: ctx.tokens.client.id,
    iat: now,
    exp: now + LIFETIME_SECONDS,
  };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ ...times, ...claims })}`;
  return `${body}.${createHmac('sha256', ctx.tokens.client.secret).update(body).digest('base64url')}`;
}
