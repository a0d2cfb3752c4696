import type { SQL } from 'drizzle-orm';
import { BotError } from '../../core/bot-error.ts';
import { type CircuitBreaker, createCircuitBreaker } from '../../core/circuit-breaker.ts';
import type { Log } from '../../core/log.ts';
import { connectExternal, type ExternalDatabase } from '../../store/connect-external.ts';
import { type ExternalGrant, requireGrant } from './external-grants.ts';

/** The databases that are read in place, each connected to when it is first asked. */
export interface ExternalConnections {
  /**
   * Asks the database that a grant is for; a value that it cannot hold finds nothing.
   * @throws BotError `source_unavailable`, `forbidden`
   */
  query<Row extends object>(grant: ExternalGrant, statement: SQL): Promise<Row[]>;
  close(): Promise<void>;
}

/** What connecting needs. */
export interface ExternalOptions {
  /** The address that an environment variable holds; undefined where it is not set. */
  urlOf(variable: string): string | undefined;
  log: Log;
  /** No query may take longer, whatever its mapping says: a turn has more to do. */
  maxTimeoutMs?: number;
  /** All queries of one turn together; what comes after that is not asked. */
  maxTurnMs?: number;
  nowMs?: () => number;
}

/** One turn in which it fails may be chance; after two the source is left alone, so that turns do not wait for it. */
const FAILURES = 2;
const PAUSE_MS = 30_000;

interface Held {
  url: string;
  timeoutMs: number;
  external: ExternalDatabase;
}

/** Creates the connections of one process; nothing is opened before it is asked. */
export function createExternalConnections(options: ExternalOptions): ExternalConnections {
  const held = new Map<string, Held>();
  const breakers = new Map<string, CircuitBreaker>();

  /** One a source; an address or limit that changed means another connection. */
  async function connection({ name, urlFrom, timeoutMs: wanted }: ExternalGrant): Promise<ExternalDatabase> {
    const url = options.urlOf(urlFrom);
    if (url === undefined)
      throw new BotError('source_unavailable', `${urlFrom} is not set to the address of a PostgreSQL.`);
    const timeoutMs = Math.min(wanted, options.maxTimeoutMs ?? wanted);
    const known = held.get(name);
    if (known?.url === url && known.timeoutMs === timeoutMs) return known.external;
    const external = connectExternal(url, timeoutMs);
    held.set(name, { url, timeoutMs, external });
    await known?.external.close();
    return external;
  }

  function breakerOf(name: string): CircuitBreaker {
    const { nowMs } = options;
    const rules = { failures: FAILURES, pauseMs: PAUSE_MS, ...(nowMs === undefined ? {} : { nowMs }) };
    const known = breakers.get(name) ?? createCircuitBreaker(rules);
    breakers.set(name, known);
    return known;
  }

  return {
    async query<Row extends object>(grant: ExternalGrant, statement: SQL) {
      const spent = requireGrant(grant);
      if (spent.ms > (options.maxTurnMs ?? Number.POSITIVE_INFINITY))
        throw new BotError('source_unavailable', 'The turn has no time left for asking sources.');
      if (spent.failed.has(grant.name))
        throw new BotError('source_unavailable', 'The source failed in this turn already.');
      const breaker = breakerOf(grant.name);
      if (!breaker.mayTry())
        throw new BotError('source_unavailable', 'The source failed a moment ago and is left alone for now.');
      const started = performance.now();
      try {
        const rows = await (await connection(grant)).query<Row>(statement);
        breaker.succeeded();
        return rows;
      } catch (error) {
        if (error instanceof BotError && error.code === 'not_found') {
          breaker.succeeded();
          return [];
        }
        breaker.failed();
        spent.failed.add(grant.name);
        options.log.warn({ err: error, source: grant.name }, 'an external source could not be read');
        throw error;
      } finally {
        spent.ms += performance.now() - started;
      }
    },
    async close() {
      await Promise.all([...held.values()].map(({ external }) => external.close()));
      held.clear();
    },
  };
}
