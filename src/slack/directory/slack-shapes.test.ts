import { expect, it } from 'vitest';
import { asId, type TeamId } from '../../core/ids.ts';
import { slackChannel, slackUser, toChannel, toProfile } from './slack-shapes.ts';

const TEAM = asId<TeamId>('T0HOME');
const kindOf = (user: object) => toProfile(TEAM, slackUser.parse({ id: 'U1', ...user })).kind;
const channelOf = (channel: object) => toChannel(TEAM, slackChannel.parse({ id: 'C1', ...channel }));

it.each([
  ['of our workspace', { team_id: 'T0HOME' }, 'member'],
  ['of another company', { team_id: 'T0ACME' }, 'external'],
  [
    'of the same organization who belongs to our workspace too',
    { team_id: 'T0SISTER', enterprise_user: { teams: ['T0SISTER', 'T0HOME'] } },
    'member',
  ],
  [
    'of the same organization who does not',
    { team_id: 'T0SISTER', enterprise_user: { teams: ['T0SISTER'] } },
    'external',
  ],
  [
    'of ours by another workspace, as a guest',
    { team_id: 'T0SISTER', enterprise_user: { teams: ['T0HOME'] }, is_restricted: true },
    'guest',
  ],
  [
    'whom Slack calls a stranger, no matter what they say',
    { team_id: 'T0HOME', is_stranger: true, enterprise_user: { teams: ['T0HOME'] } },
    'external',
  ],
])('somebody %s', (_who, user, kind) => {
  expect(kindOf(user)).toBe(kind);
});

it.each(['is_ext_shared', 'is_org_shared', 'is_pending_ext_shared'])(
  'a channel with %s has readers whom nobody lists',
  (flag) => {
    expect(channelOf({ [flag]: true }).connected).toBe(true);
    expect(channelOf({}).connected).toBe(false);
  },
);

it('an e-mail address is that of a full member, where Slack has seen that it is theirs', () => {
  const emailOf = (user: object) =>
    toProfile(TEAM, slackUser.parse({ id: 'U1', profile: { email: 'ada@x.example' }, ...user })).email;
  expect(emailOf({ is_email_confirmed: true })).toBe('ada@x.example');
  expect(emailOf({})).toBeUndefined();
  expect(emailOf({ is_email_confirmed: true, is_restricted: true })).toBeUndefined();
  expect(emailOf({ is_email_confirmed: true, team_id: 'T0ACME' })).toBeUndefined();
  expect(emailOf({ is_email_confirmed: true, profile: { email: 'no address' } })).toBeUndefined();
});
