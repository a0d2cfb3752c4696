import { join } from 'node:path';
import type { App } from '../app.ts';
import { asId, type ChannelId, type PersonId, type TeamId } from '../core/ids.ts';
import { EXAMPLE_FOLDER, loadExample, openExampleArticles } from '../sources/example.ts';
import { type ExampleDirectory, readExampleDirectory } from '../sources/example-directory.ts';
import { exampleLocations, markExample } from '../sources/example-state.ts';
import { ingestSource } from '../sources/ingest-source.ts';
import { removeSource } from '../sources/remove-source.ts';
import type { Database } from '../store/database.ts';
import { saveChannel, saveGroup, saveMembers, savePerson, saveRoles } from '../store/directory.ts';
import { forgetWorkspace } from '../store/forget-workspace.ts';
import { readWorkspace, recordWorkspace } from '../store/record-workspace.ts';
import { applyExampleSettings } from './example-settings.ts';

const ARTICLES = join(EXAMPLE_FOLDER, 'articles');

/**
 * Loads the example company: people, groups, channels, articles, records and price book. A load that was cut off goes
 * on; one that is complete changes nothing.
 */
export async function loadExampleCompany(
  app: App,
  onProgress: (what: string, done: number, total: number) => void,
): Promise<void> {
  await markExample(app.database, 'loading');
  const company = await readExampleDirectory(EXAMPLE_FOLDER);
  await loadDirectory(app.database, company);
  await applyExampleSettings(app.database, company);
  await loadExample(app.database, EXAMPLE_FOLDER);
  await ingestSource(app, await openExampleArticles(ARTICLES), {
    readers: ['everyone'],
    onProgress: ({ done, total }) => onProgress('articles', done, total),
  });
  await markExample(app.database, 'loaded');
}

/** Loads the example company's people, groups and channels alone. */
export async function loadExamplePeople(app: App): Promise<void> {
  await loadDirectory(app.database, await readExampleDirectory(EXAMPLE_FOLDER));
}

/** Takes the example company's articles, records and people out again, for good. */
export async function removeExampleCompany(app: App): Promise<void> {
  for (const location of await exampleLocations(app.database)) await removeSource(app.database, location);
  const { team } = await readExampleDirectory(EXAMPLE_FOLDER);
  await forgetWorkspace(app.database, asId<TeamId>(team.id));
  await markExample(app.database, 'removed');
}

async function loadDirectory(database: Database, company: ExampleDirectory): Promise<void> {
  const teamId = asId<TeamId>(company.team.id);
  // A workspace that is there stays the one that new rows belong to.
  if ((await readWorkspace(database)) === null)
    await recordWorkspace(database, { teamId, name: company.team.name });
  const idOf = (name: string) =>
    asId<PersonId>(company.people.find((one) => one.name === name || one.id === name)?.id ?? name);
  for (const person of company.people) {
    const id = asId<PersonId>(person.id);
    await savePerson(database, {
      teamId,
      id,
      handle: person.name,
      realName: person.realName,
      title: person.title,
      locale: person.locale,
      timeZone: person.tz,
      kind: person.external ? 'external' : person.guest ? 'guest' : 'member',
      workspaceAdmin: person.slackAdmin,
    });
    await saveRoles(database, { teamId, personId: id, source: 'example', roles: person.roles });
  }
  for (const group of company.groups) {
    const members = company.people
      .filter((person) => person.groups.includes(group.handle))
      .map((person) => asId<PersonId>(person.id));
    await saveGroup(database, { teamId, id: group.id, handle: group.handle, name: group.name, members });
  }
  for (const channel of company.channels) {
    const id = asId<ChannelId>(channel.id);
    await saveChannel(database, {
      teamId,
      id,
      name: channel.name,
      kind: channel.private ? 'private' : 'public',
    });
    await saveMembers(database, { teamId, channelId: id, members: channel.members.map(idOf) });
  }
}
