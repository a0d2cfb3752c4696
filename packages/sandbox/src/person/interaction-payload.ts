import type { SandboxContext } from '../sandbox-context.ts';
import type { Channel, Json, Person } from '../workspace.ts';

/** What every interaction says of who did it and where: https://docs.slack.dev/reference/interaction-payloads */
export function interactionBase(ctx: SandboxContext, person: Person): Json {
  const { team } = ctx.workspace;
  return {
    token: ctx.credentials.verificationToken,
    api_app_id: ctx.credentials.appId,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: person.id, username: person.name, name: person.name, team_id: team.id },
  };
}

/** A channel as payloads name it. */
export function payloadChannel(channel: Channel): Json {
  if (channel.kind === 'dm') return { id: channel.id, name: 'directmessage' };
  return { id: channel.id, name: channel.kind === 'private' ? 'privategroup' : channel.name };
}

/** When an action happened, in the form of a `ts`. */
export function actionTs(ctx: SandboxContext): string {
  return (ctx.now() / 1000).toFixed(6);
}
