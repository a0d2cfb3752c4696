import type { SandboxContext } from './sandbox-context.ts';
import type { Channel, Json, Person } from './workspace.ts';

/** The workspace that a person belongs to: this one, another of the organization, or one of another company. */
export function homeTeam(ctx: SandboxContext, person: Person): string {
  if (person.homeTeam !== undefined) return person.homeTeam;
  return person.external ? `${ctx.workspace.team.id}EXT` : ctx.workspace.team.id;
}

/** Which workspaces of the organization a person belongs to: https://docs.slack.dev/reference/objects/user-object */
export function enterpriseUser(ctx: SandboxContext, person: Person): Json {
  const { organization } = ctx;
  if (organization === undefined || person.external) return {};
  const teams = [...new Set([homeTeam(ctx, person), ctx.workspace.team.id])];
  const enterprise = { enterprise_id: organization.id, enterprise_name: organization.name };
  return { enterprise_user: { id: person.id, ...enterprise, is_admin: false, is_owner: false, teams } };
}

/** Which workspaces and companies read a channel: https://docs.slack.dev/reference/objects/conversation-object */
export function sharingOf(ctx: SandboxContext, channel: Channel): Json {
  const { team } = ctx.workspace;
  const members = channel.members.flatMap((id) => ctx.workspace.people.get(id) ?? []);
  const teamsOf = (external: boolean) => [
    ...new Set(
      members
        .filter((person) => person.external === external)
        .map((person) => homeTeam(ctx, person))
        .filter((id) => id !== team.id),
    ),
  ];
  const connected = teamsOf(true);
  const sisters = ctx.organization === undefined ? [] : teamsOf(false);
  return {
    is_shared: connected.length + sisters.length > 0,
    is_ext_shared: connected.length > 0,
    is_org_shared: sisters.length > 0,
    shared_team_ids: [team.id, ...sisters, ...connected],
    internal_team_ids: [team.id, ...sisters],
    connected_team_ids: connected,
    conversation_host_id: ctx.organization?.id ?? team.id,
  };
}
