import { BotError } from '../core/bot-error.ts';
import type { ChannelId, PersonId, TeamId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';
import { findChannels, listChannels } from '../store/directory.ts';
import { findPeople, listPeople, type StoredPerson } from '../store/people.ts';
import { readWorkspace } from '../store/record-workspace.ts';
import { terminalChannel } from '../store/stored-directory.ts';

/** Where a question from the command line is asked, and by whom. */
export interface TerminalAsker {
  teamId: TeamId;
  askerId: PersonId | null;
  channelId: ChannelId;
}

/**
 * Reads `--as` and `--in`. Without a person, somebody who may read what everyone may.
 * @throws BotError `not_found` naming what there is
 */
export async function findAsker(
  database: Database,
  options: { as?: string | undefined; in?: string | undefined },
): Promise<TerminalAsker> {
  const person = options.as === undefined ? null : await findPerson(database, options.as);
  const place =
    options.in === undefined || options.in === 'dm' ? null : await findChannel(database, options.in);
  const teamId = person?.teamId ?? place?.teamId ?? (await anyTeam(database));
  return {
    teamId,
    askerId: person?.id ?? null,
    channelId: place?.id ?? terminalChannel(person?.id ?? 'anyone'),
  };
}

/** A person by id or name. @throws BotError `not_found` naming who there is */
export async function findPerson(database: Database, name: string): Promise<StoredPerson> {
  const [person] = await findPeople(database, name);
  if (person !== undefined && !person.deleted) return person;
  const known = (await listPeople(database))
    .filter((one) => !one.deleted && one.kind !== 'bot')
    .map((one) => one.handle);
  throw new BotError('not_found', `Nobody is called "${name}". ${offer('People', known, 'people')}`);
}

/** A channel by id or name. @throws BotError `not_found` naming which there are */
export async function findChannel(
  database: Database,
  name: string,
): Promise<{ id: ChannelId; teamId: TeamId }> {
  const [channel] = await findChannels(database, name);
  if (channel !== undefined) return channel;
  const known = (await listChannels(database)).map((one) => `#${one.name}`);
  throw new BotError('not_found', `There is no channel "${name}". ${offer('Channels', known, 'channels')}`);
}

function offer(what: string, known: string[], command: string): string {
  if (known.length === 0)
    return `${what} come from Slack or the sandbox: start the bot once, or load the example company with --example.`;
  const shown = known.slice(0, 12).join(', ');
  return known.length > 12 ? `${what}: ${shown} … (all: switchboard ${command})` : `${what}: ${shown}`;
}

async function anyTeam(database: Database): Promise<TeamId> {
  const [person] = await listPeople(database);
  return person?.teamId ?? (await readWorkspace(database)) ?? ('T0LOCAL' as TeamId);
}
