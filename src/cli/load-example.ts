import { join } from 'node:path';
import type { App } from '../app.ts';
import { asId, type ChannelId, type PersonId, type TeamId } from '../core/ids.ts';
import { EXAMPLE_FOLDER, loadExample, openExampleArticles } from '../sources/example.ts';
import { type ExampleDirectory, readExampleDirectory } from '../sources/example-directory.ts';
import { allLocations, exampleLocations, forgetMark, markExample } from '../sources/example-state.ts';
import { ingestSource } from '../sources/ingest-source.ts';
import { removeSource } from '../sources/remove-source.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import { saveChannel, saveGroup, saveMembers, savePerson, saveRoles } from '../store/directory.ts';
import { forgetWorkspace } from '../store/forget-workspace.ts';
import { inWorkspace } from '../store/in-workspace.ts';
import { readRecorded, readWorkspace, recordWorkspace } from '../store/record-workspace.ts';
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
  await loadPeople(app.database, company);
  await inWorkspace(app.database, teamOf(company), (tx) => applyExampleSettings(tx, company));
  await loadExample(app.database, EXAMPLE_FOLDER);
  await ingestSource(app, await openExampleArticles(ARTICLES), {
    readers: ['everyone'],
    onProgress: ({ done, total }) => onProgress('articles', done, total),
  });
  await markExample(app.database, 'loaded');
}

/** Loads the example company's people, groups and channels alone. */
export async function loadExamplePeople(app: App): Promise<void> {
  await loadPeople(app.database, await readExampleDirectory(EXAMPLE_FOLDER));
}

/**
 * Takes the example company's articles, records and people out again, for good. `connected`: a bot is at work in the workspace that there
 * is, and goes on in it though it be the example's.
 */
export async function removeExampleCompany(app: App, { connected }: { connected: boolean }): Promise<void> {
  const { database } = app;
  for (const location of await exampleLocations(database)) await removeSource(database, location);
  const kept = await allLocations(database);
  const teamId = teamOf(await readExampleDirectory(EXAMPLE_FOLDER));
  const isOwn = (await readWorkspace(database)) === teamId;
  const goesOn = isOwn && connected ? await readRecorded(database, teamId) : null;
  // The mark goes with the rest to the workspace that is left, of which there is one mark.
  if (isOwn) await markExample(database, 'removed');
  else
    await inWorkspace(database, teamId, async (tx) => {
      // What both brought in stays once: the rest of the example's workspace is about to become the other's.
      const doubled = (await allLocations(tx)).filter((location) => kept.includes(location));
      for (const location of [...(await exampleLocations(tx)), ...doubled]) await removeSource(tx, location);
      await forgetMark(tx);
    });
  await forgetWorkspace(database, teamId);
  if (!isOwn) await markExample(database, 'removed');
  if (goesOn !== null) await recordWorkspace(database, goesOn);
}

const teamOf = (company: ExampleDirectory) => asId<TeamId>(company.team.id);

/** A workspace that is there stays the one that new rows belong to. */
async function loadPeople(database: OpenDatabase, company: ExampleDirectory): Promise<void> {
  const teamId = teamOf(company);
  if ((await readWorkspace(database)) === null)
    await recordWorkspace(database, { teamId, name: company.team.name });
  await inWorkspace(database, teamId, (tx) => loadDirectory(tx, company));
}

async function loadDirectory(database: Database, company: ExampleDirectory): Promise<void> {
  const teamId = teamOf(company);
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
