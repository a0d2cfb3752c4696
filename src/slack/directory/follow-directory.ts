import { z } from 'zod';
import { asId, type ChannelId, type PersonId, type TeamId } from '../../core/ids.ts';
import { addMember, forgetMembers, removeMember } from '../../store/directory.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import { readPerson } from '../../store/people.ts';
import { publishAdminHomes } from '../home/publish-home.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { withOutcome } from '../with-outcome.ts';
import { ALL_DONE, background } from './background.ts';
import { fetchPerson, saveSlackPerson } from './save-slack-person.ts';
import { slackGroup, slackUser } from './slack-shapes.ts';
import { followGroupRoles, saveSlackGroup, syncGroups } from './sync-directory.ts';

const member = z.looseObject({ event: z.looseObject({ user: z.string(), channel: z.string() }) });
const profile = z.looseObject({ event: z.looseObject({ user: slackUser }) });
const group = z.looseObject({ event: z.looseObject({ subteam: slackGroup }) });
const APPLIED: EventOutcome = { outcome: 'applied' };
/** Who is in which channel decides what may be said there, so it follows Slack event by event. */
export const followMembers: Listener = (bolt, deps) => {
  bolt.event(
    'member_joined_channel',
    withOutcome(async (raw, { teamId }) => {
      const { personId, channelId } = readMember(raw);
      if (personId === deps.identity.botUserId) {
        await addMember(deps.database, { teamId, channelId, personId });
        // A person who was there before us is not known yet.
        await forgetMembers(deps.database, { teamId, channelId });
        await publishAdminHomes(deps, teamId);
      } else await welcome(deps, { teamId, channelId, personId });
      return APPLIED;
    }),
  );
  bolt.event(
    'member_left_channel',
    withOutcome(async (raw, { teamId }) => {
      const { personId, channelId } = readMember(raw);
      await removeMember(deps.database, { teamId, channelId, personId });
      if (personId === deps.identity.botUserId) await forgetMembers(deps.database, { teamId, channelId });
      return APPLIED;
    }),
  );
};

/** Names, kinds and groups of people. */
export const followPeople: Listener = (bolt, deps) => {
  for (const type of ['user_change', 'team_join']) {
    bolt.event(
      type,
      withOutcome(async (raw, { teamId }) => {
        await saveSlackPerson(
          deps.database,
          teamId,
          await withLocale(deps, teamId, profile.parse(raw).event.user),
        );
        return APPLIED;
      }),
    );
  }
  for (const type of ['subteam_created', 'subteam_updated']) {
    bolt.event(
      type,
      withOutcome(async (raw, { teamId }) => {
        const { subteam } = group.parse(raw).event;
        if (subteam.users === undefined && !subteam.date_delete) {
          await syncGroups({ ...background(deps), teamId });
          return ALL_DONE;
        }
        await saveSlackGroup(deps.database, teamId, subteam);
        await followGroupRoles({ ...deps, teamId });
        return APPLIED;
      }),
    );
  }
  bolt.event(
    'subteam_members_changed',
    withOutcome(async (_raw, { teamId }) => {
      await syncGroups({ ...background(deps), teamId });
      return ALL_DONE;
    }),
  );
};

const revoked = z.looseObject({
  event: z.looseObject({ tokens: z.looseObject({ bot: z.array(z.string()).default([]) }).optional() }),
});

/** An installation that ended: Slack is asked, since an event may be late, and tokens of people are none of ours. */
export const followInstallation: Listener = (bolt, deps) => {
  bolt.event(
    'tokens_revoked',
    withOutcome(async (raw) => {
      const { tokens } = revoked.parse(raw).event;
      if (tokens !== undefined && !tokens.bot.includes(deps.identity.botUserId))
        return { outcome: 'ignored', reason: 'tokens of people were revoked' };
      await deps.checkToken();
      return APPLIED;
    }),
  );
  bolt.event(
    'app_uninstalled',
    withOutcome(async () => {
      await deps.checkToken();
      return APPLIED;
    }),
  );
};

function readMember(raw: unknown): { personId: PersonId; channelId: ChannelId } {
  const { user, channel: id } = member.parse(raw).event;
  return { personId: asId<PersonId>(user), channelId: asId<ChannelId>(id) };
}

async function welcome(
  deps: ListenerDeps,
  joined: { teamId: TeamId; channelId: ChannelId; personId: PersonId },
): Promise<void> {
  await addMember(deps.database, joined);
  if ((await readPerson(deps.database, joined.teamId, joined.personId)) === null) {
    await fetchPerson(background(deps), joined.teamId, joined.personId);
  }
}

/** Profile events leave the locale out; the one we know stays. */
async function withLocale(
  deps: ListenerDeps,
  teamId: TeamId,
  user: z.output<typeof slackUser>,
): Promise<z.output<typeof slackUser>> {
  if (user.locale !== undefined) return user;
  const known = await readPerson(deps.database, teamId, asId<PersonId>(user.id));
  return known === null ? user : { ...user, locale: known.locale };
}
