import { z } from 'zod';
import { asId, type TeamId } from '../../core/ids.ts';

const id = z.string().nullish();

/** What names a workspace in a delivery; which of it counts depends on the kind of delivery. */
const named = z.looseObject({
  type: z.string().optional(),
  team_id: id,
  authorizations: z.array(z.looseObject({ team_id: id, enterprise_id: id })).optional(),
  view: z.looseObject({ app_installed_team_id: id }).nullish(),
  message: z.looseObject({ team: id }).nullish(),
  team: z.looseObject({ id }).nullish(),
  user: z.union([z.string(), z.looseObject({ team_id: id })]).nullish(),
});

/**
 * The workspace whose installation a delivery belongs to; empty where nothing tells. In connected channels the plain
 * `team` is that of the person who acted, who may be of another company, so what Slack says of the installation comes first:
 * https://github.com/slackapi/bolt-js/issues/1614
 */
export function installedTeamOf(body: unknown): TeamId {
  const parsed = named.safeParse(body);
  return asId<TeamId>(parsed.success ? (readTeam(parsed.data) ?? '') : '');
}

function readTeam(body: z.output<typeof named>): string | null | undefined {
  const [installation] = body.authorizations ?? [];
  // An installation in a whole organization names no workspace: it is never taken for the one that was set up.
  if (installation !== undefined) return installation.team_id ?? installation.enterprise_id;
  if (body.view?.app_installed_team_id) return body.view.app_installed_team_id;
  // Buttons stand in messages of our own, whose team is the one that the bot is in.
  if (body.type === 'block_actions' && body.message?.team) return body.message.team;
  const home = typeof body.user === 'string' ? undefined : body.user?.team_id;
  return body.team?.id ?? body.team_id ?? home;
}
