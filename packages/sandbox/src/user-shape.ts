import { enterpriseUser, homeTeam } from './organization.ts';
import type { SandboxContext } from './sandbox-context.ts';
import type { Group, Json, Person } from './workspace.ts';

/** A person as the Web API shows them: https://docs.slack.dev/reference/objects/user-object */
export function toSlackUser(ctx: SandboxContext, person: Person, options: { locale?: boolean } = {}): Json {
  const offset = offsetSeconds(person.tz, ctx.now());
  return {
    id: person.id,
    team_id: homeTeam(ctx, person),
    name: person.name,
    deleted: person.deleted ?? false,
    color: '9f69e7',
    real_name: person.realName,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: offset,
    profile: profileOf(ctx, person),
    is_admin: person.slackAdmin || person.owner,
    is_owner: person.owner,
    is_primary_owner: person.owner,
    is_restricted: person.guest,
    is_ultra_restricted: false,
    is_stranger: person.external,
    is_bot: false,
    is_app_user: false,
    is_email_confirmed: true,
    updated: person.updated,
    who_can_share_contact_card: 'EVERYONE',
    ...enterpriseUser(ctx, person),
    ...(options.locale && { locale: person.locale }),
  };
}

/** The bot's own user. */
export function botUser(ctx: SandboxContext): Json {
  const { workspace: ws, credentials } = ctx;
  return {
    id: credentials.botUserId,
    team_id: ws.team.id,
    name: ws.bot.name,
    deleted: false,
    real_name: ws.bot.realName,
    tz: 'UTC',
    tz_label: 'UTC',
    tz_offset: 0,
    profile: {
      real_name: ws.bot.realName,
      display_name: ws.bot.realName,
      bot_id: credentials.botId,
      api_app_id: credentials.appId,
      always_active: true,
      team: ws.team.id,
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: true,
    is_app_user: false,
    updated: 0,
  };
}

/** A user group: https://docs.slack.dev/reference/objects/usergroup-object */
export function toSlackGroup(
  ctx: SandboxContext,
  group: Group,
  options: { users?: boolean; count?: boolean } = {},
): Json {
  return {
    id: group.id,
    team_id: ctx.workspace.team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: '',
    handle: group.handle,
    is_external: false,
    date_create: group.updated,
    date_update: group.updated,
    date_delete: 0,
    auto_provision: false,
    created_by: ctx.credentials.botUserId,
    updated_by: ctx.credentials.botUserId,
    prefs: { channels: [], groups: [] },
    ...(options.users && { users: group.members }),
    ...((options.users || options.count) && { user_count: group.members.length }),
  };
}

function profileOf(ctx: SandboxContext, person: Person): Json {
  const [first = '', ...rest] = person.realName.split(' ');
  const granted = ctx.manifest?.oauth_config?.scopes.bot;
  const mayReadEmail = !granted || granted.includes('users:read.email');
  return {
    title: person.title ?? '',
    phone: '',
    skype: '',
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.name,
    display_name_normalized: person.name,
    first_name: first,
    last_name: rest.join(' '),
    status_text: '',
    status_emoji: '',
    status_expiration: 0,
    avatar_hash: '',
    team: ctx.workspace.team.id,
    ...(person.email && mayReadEmail && { email: person.email }),
  };
}

const hourMs = 3_600_000;
/** Offsets of the current hour by zone: to ask for one takes longer than all else that a user has. */
const offsets = { hour: 0, byZone: new Map<string, number>() };

function offsetSeconds(tz: string, nowMs: number): number {
  const hour = Math.floor(nowMs / hourMs);
  if (offsets.hour !== hour) Object.assign(offsets, { hour, byZone: new Map() });
  const known = offsets.byZone.get(tz) ?? askOffset(tz, nowMs);
  offsets.byZone.set(tz, known);
  return known;
}

function askOffset(tz: string, nowMs: number): number {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: tz,
      timeZoneName: 'longOffset',
    }).formatToParts(nowMs);
    const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
    const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(offset) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
  } catch {
    return 0;
  }
}
