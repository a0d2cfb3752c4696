import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import { BotError } from '../core/bot-error.ts';

type CheckIdentity = NonNullable<ConnectionOptions['checkServerIdentity']>;

/** How TLS is used: as PostgreSQL's `sslmode` says, or with certificates of one's own. */
type Tls =
  | false
  | 'allow'
  | 'prefer'
  | 'require'
  | {
      ca?: string;
      cert?: string;
      key?: string;
      rejectUnauthorized: boolean;
      checkServerIdentity?: CheckIdentity;
    };

/** The address of a PostgreSQL server, taken apart: what the driver takes, and what it does not. */
export interface ServerAddress {
  /** Without parameters. */
  url: string;
  tls: Tls;
  /** Statements keep no names on the server: behind a pooler the next one may run in another session. */
  pooled: boolean;
  /** The most connections, where the address says so. */
  maxConnections: number | null;
  /** Parameters that the server is given at the start of a session. */
  session: Record<string, string>;
  /** Which servers of several will do: one that takes writes, for example. */
  targetSession: string | null;
  /** Parameters that mean nothing here. */
  ignored: string[];
}

/** Signs by which drivers and providers say that there is a pooler in front (PgBouncer, Supavisor, Prisma, JDBC). */
const POOLER_SIGNS: readonly (readonly [name: string, value: RegExp])[] = [
  ['pgbouncer', /^(?:true|1|on)$/i],
  ['pool_mode', /^(?:transaction|statement)$/i],
  ['prepared_statements', /^(?:false|0|off)$/i],
  ['prepare', /^(?:false|0|off)$/i],
  ['statement_cache_size', /^0$/],
  ['prepareThreshold', /^0$/],
];

/** Parameters of libpq and of drivers that are none of the server's: https://www.postgresql.org/docs/current/libpq-connect.html */
const CLIENT_ONLY =
  /^(?:channel_binding|gss\w*|krbsrvname|keepalives\w*|tcp_user_timeout|load_balance_hosts|passfile|service|require\w+|ssl\w+|client_encoding|fallback_application_name|connect_timeout|connection_limit|pool_timeout|pool_size|schema|uselibpqcompat|statement_cache_size|max_identifier_length|socket_timeout)$/;

/**
 * Reads the address of a server with the parameters that providers put there.
 * @throws BotError `config_invalid` where a certificate cannot be read
 */
export function readServerAddress(address: string): ServerAddress {
  const [plain = '', query = ''] = address.split('?', 2);
  const given = new Map(new URLSearchParams(query));
  const take = (name: string): string | undefined => {
    const value = given.get(name);
    given.delete(name);
    return value;
  };
  const signs = POOLER_SIGNS.map(([name, value]) => value.test(take(name) ?? ''));
  const limit = Number(given.get('connection_limit') ?? given.get('pool_size') ?? Number.NaN);
  const tls = readTls(plain, {
    mode: take('sslmode') ?? take('ssl'),
    rootCert: take('sslrootcert'),
    cert: take('sslcert'),
    key: take('sslkey'),
  });
  const targetSession = take('target_session_attrs') ?? null;
  const rest = [...given];
  return {
    url: plain,
    tls,
    pooled: signs.includes(true),
    maxConnections: Number.isInteger(limit) && limit > 0 ? limit : null,
    session: Object.fromEntries(rest.filter(([name]) => !CLIENT_ONLY.test(name))),
    targetSession,
    ignored: rest
      .filter(([name]) => CLIENT_ONLY.test(name) && !/_limit$|_size$/.test(name))
      .map(([name]) => name),
  };
}

/** Whether words and passwords go over a network in the clear. */
export function isPlainRemote({ url, tls }: Pick<ServerAddress, 'url' | 'tls'>): boolean {
  const hostname = hostnameOf(url);
  const here = /^(?:|localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname) || hostname.startsWith('%2F');
  return !here && (tls === false || tls === 'allow' || tls === 'prefer');
}

function readTls(
  plain: string,
  given: {
    mode: string | undefined;
    rootCert: string | undefined;
    cert: string | undefined;
    key: string | undefined;
  },
): Tls {
  const system = given.rootCert === 'system';
  const rootCert = system ? undefined : given.rootCert;
  const mode = system ? 'verify-full' : (given.mode ?? '');
  if (mode === 'disable' || mode === 'false') return false;
  const files = {
    ...(rootCert === undefined ? {} : { ca: readCertificate('sslrootcert', rootCert) }),
    ...(given.cert === undefined ? {} : { cert: readCertificate('sslcert', given.cert) }),
    ...(given.key === undefined ? {} : { key: readCertificate('sslkey', given.key) }),
  };
  if (mode === 'verify-full')
    return { ...files, rejectUnauthorized: true, checkServerIdentity: identityOf(plain) };
  // As libpq does: with a root certificate, `require` means that the certificate is checked, though not the host's name.
  if (mode === 'verify-ca' || rootCert !== undefined)
    return { ...files, rejectUnauthorized: true, checkServerIdentity: () => undefined };
  if (Object.keys(files).length > 0) return { ...files, rejectUnauthorized: false };
  if (mode === 'allow' || mode === 'prefer' || mode === 'require') return mode;
  return mode === 'true' || mode === 'no-verify' ? 'require' : false;
}

/** For a host that is a number Node would compare the certificate with `localhost`, which is nobody's name. */
function identityOf(plain: string): CheckIdentity {
  const hostname = hostnameOf(plain).replace(/^\[|\]$/g, '');
  return (host, certificate) => checkServerIdentity(isIP(hostname) === 0 ? host : hostname, certificate);
}

/** The host of an address, the first where there are several. */
function hostnameOf(plain: string): string {
  return new URL(plain.replace(/,[^/]*/, '')).hostname;
}

function readCertificate(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new BotError(
      'config_invalid',
      `The file that ${name} names in the address of the database cannot be read.`,
      { cause },
    );
  }
}
