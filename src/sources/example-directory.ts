import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const names = z.array(z.string()).default([]);

const company = z.object({ team: z.object({ id: z.string(), name: z.string(), domain: z.string() }) });

const person = z.object({
  id: z.string(),
  name: z.string(),
  realName: z.string(),
  title: z.string().default(''),
  tz: z.string().default('UTC'),
  locale: z.string().default('en-US'),
  guest: z.boolean().default(false),
  external: z.boolean().default(false),
  slackAdmin: z.boolean().default(false),
  roles: names,
  groups: names,
});

const group = z.object({ id: z.string(), handle: z.string(), name: z.string() });

const channel = z.object({
  id: z.string(),
  name: z.string(),
  private: z.boolean().default(false),
  members: names,
});

/** Who works at the example company and where they talk; groups and members are named by handle. */
export interface ExampleDirectory {
  team: z.output<typeof company>['team'];
  people: z.output<typeof person>[];
  groups: z.output<typeof group>[];
  channels: z.output<typeof channel>[];
}

/** Reads the example company's people, groups and channels. */
export async function readExampleDirectory(folder: string): Promise<ExampleDirectory> {
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
  return {
    team: company.parse(await read('company')).team,
    people: z.array(person).parse(await read('people')),
    groups: z.array(group).parse(await read('groups')),
    channels: z.array(channel).parse(await read('channels')),
  };
}
