import type { SandboxSeed } from './sandbox-seed.ts';

/** The workspace of a sandbox that is given no other: one of each kind of person and channel. */
export const minimalSeed: SandboxSeed = {
  people: [
    { id: 'U0ALICE', name: 'alice', realName: 'Alice Moreau', title: 'Workspace admin', slackAdmin: true },
    { id: 'U0BOB', name: 'bob', realName: 'Bob Tanaka', title: 'Member' },
    { id: 'U0GRACE', name: 'grace', realName: 'Grace Osei', title: 'Guest', guest: true },
    { id: 'U0EVAN', name: 'evan', realName: 'Evan Wolff', title: 'From another company', external: true },
  ],
  channels: [
    { id: 'C0GENERAL', name: 'general', members: ['alice', 'bob'] },
    { id: 'C0PROJECT', name: 'project', members: ['alice', 'bob', 'grace', 'evan'] },
    { id: 'C0PRIVATE', name: 'private', private: true, members: ['alice'] },
  ],
};
