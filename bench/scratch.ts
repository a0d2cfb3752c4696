import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { BotError } from '../src/core/bot-error.ts';
import type { OpenDatabase } from '../src/store/database.ts';
import { migrate } from '../src/store/migrate.ts';
import { openEmbedded } from '../src/store/open-embedded.ts';
import { openServer } from '../src/store/open-server.ts';

const POSTGRES = fileURLToPath(new URL('../scripts/postgres.sh', import.meta.url));
const run = promisify(execFile);

/** A migrated, empty database that is gone after use. */
export interface ScratchDatabase {
  /** As the runtime role of the product, with row-level security. */
  database: OpenDatabase;
  /** As the owner of the tables, whom row-level security does not bind. */
  owner: OpenDatabase;
  /** Where both connect; only on a server. */
  urls?: { runtime: string; owner: string };
  drop(): Promise<void>;
}

/** Where a measurement runs: `embedded`, a throw-away `local` PostgreSQL, or a server by a superuser's URL. */
export type ScratchPlace = 'embedded' | 'local' | { url: string };

/** The place that a command's options name. */
export function placeOf(
  options: { server?: string; embedded?: boolean },
  otherwise: 'embedded' | 'local',
): ScratchPlace {
  if (options.server !== undefined) return { url: options.server };
  return options.embedded ? 'embedded' : otherwise;
}

interface ScratchOptions {
  connections?: number;
  /** A database of this name is used again where it is there, and not dropped. */
  kept?: string;
}

/** Creates a database for one measurement; on a server a new one beside what is there, with a runtime role of its own. */
export async function openScratch(
  place: ScratchPlace,
  options: ScratchOptions = {},
): Promise<ScratchDatabase> {
  if (place === 'embedded') return openInMemory();
  if (place === 'local') return openLocal(options);
  return openOnServer(place.url, options);
}

async function openInMemory(): Promise<ScratchDatabase> {
  const database = await openEmbedded();
  await migrate(database);
  return { database, owner: database, drop: () => database.close() };
}

async function openLocal(options: ScratchOptions): Promise<ScratchDatabase> {
  const folder = join(tmpdir(), `switchboard-bench-${randomBytes(5).toString('hex')}`);
  const started = await run(POSTGRES, ['start', folder]).catch((error: unknown) => {
    throw new BotError(
      'database_unreachable',
      'No throw-away PostgreSQL could be started: run scripts/install-postgres.sh, or name a server with --server <url>, or use --embedded.',
      { cause: error },
    );
  });
  const stop = () => run(POSTGRES, ['stop', folder]);
  try {
    const scratch = await openOnServer(started.stdout.trim(), options);
    const drop = async () => {
      await scratch.drop();
      await stop();
    };
    return { ...scratch, drop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openOnServer(
  url: string,
  { connections = 20, kept }: ScratchOptions,
): Promise<ScratchDatabase> {
  const name = `switchboard_bench_${kept ?? randomBytes(5).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const admin = await openServer(url, { maxConnections: 1 });
  const [known] = await admin.query(sql`select datname from pg_database where datname = ${name}`);
  if (known === undefined)
    await admin.query(sql`create database ${sql.identifier(name)} template template0 encoding 'UTF8'`);
  const owner = await openServer(urlOf(url, { name }), { maxConnections: connections });
  await migrate(owner);
  const [role] = await admin.query(sql`select rolname from pg_roles where rolname = ${name}`);
  if (role === undefined)
    await owner.query(sql.raw(`create role ${name} login in role switchboard_app, switchboard_reader`));
  await owner.query(sql.raw(`alter role ${name} password '${password}'`));
  const database = await openServer(urlOf(url, { name, password }), { maxConnections: connections });
  const drop = async () => {
    await Promise.all([database.close(), owner.close()]);
    if (kept !== undefined) return admin.close();
    await admin.query(sql`drop database ${sql.identifier(name)} with (force)`);
    await admin.query(sql`drop role ${sql.identifier(name)}`);
    await admin.close();
  };
  const urls = { runtime: urlOf(url, { name, password }), owner: urlOf(url, { name }) };
  return { database, owner, urls, drop };
}

/** With a password the role that is named like the database, else the one that the URL names. */
function urlOf(adminUrl: string, target: { name: string; password?: string }): string {
  const url = new URL(adminUrl);
  url.pathname = `/${target.name}`;
  if (target.password !== undefined) {
    url.username = target.name;
    url.password = target.password;
  }
  return url.toString();
}
