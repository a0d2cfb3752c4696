import type { Config } from '../config.ts';
import type { OpenDatabase } from '../store/database.ts';
import { noticesArrive } from '../store/probe-notices.ts';
import { isPlainRemote, readServerAddress } from '../store/server-address.ts';
import type { DoctorCheck } from './doctor-check.ts';

/** How the bot reaches its database: with TLS or not, past a pooler or not; a warning has a fix though nothing is wrong. */
export async function checkConnection(
  config: Pick<Config, 'DATABASE_URL' | 'DATABASE_LISTEN_URL'>,
  database: OpenDatabase,
): Promise<DoctorCheck[]> {
  if (config.DATABASE_URL === undefined) return [];
  const address = readServerAddress(config.DATABASE_URL);
  return [checkTls(config.DATABASE_URL), await checkNotices(database), ...checkParameters(address.ignored)];
}

function checkTls(url: string): DoctorCheck {
  const check = 'database TLS';
  const address = readServerAddress(url);
  if (!isPlainRemote(address))
    return { check, ok: true, found: address.tls === false ? 'none; it is on this machine' : 'on' };
  return {
    check,
    ok: true,
    found: 'WARNING: the database is on another machine, and what is said to it may be read on the way',
    fix: 'Add sslmode=verify-full (and sslrootcert=<file>, where the certificate is of your own) to DATABASE_URL.',
  };
}

async function checkNotices(database: OpenDatabase): Promise<DoctorCheck> {
  const check = 'database notices';
  if (await noticesArrive(database)) return { check, ok: true, found: 'NOTIFY arrives' };
  return {
    check,
    ok: true,
    found:
      'WARNING: NOTIFY does not arrive, as behind a pooler in transaction mode; questions wait up to 5 s to be taken up',
    fix: 'Set DATABASE_LISTEN_URL to the address of the same database past the pooler.',
  };
}

function checkParameters(ignored: readonly string[]): DoctorCheck[] {
  if (ignored.length === 0) return [];
  const found = `${ignored.join(', ')} in DATABASE_URL: not supported by the driver, and left out`;
  return [{ check: 'database parameters', ok: true, found }];
}
