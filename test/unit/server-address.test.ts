import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeerCertificate } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { isPlainRemote, readServerAddress } from '../../src/store/server-address.ts';

const HOST = 'postgres://bot:secret@db.example:6543/switchboard';
const read = (query: string) => readServerAddress(`${HOST}?${query}`);

describe('the address of a PostgreSQL server', () => {
  it.each([
    ['sslmode=require', 'require'],
    ['sslmode=prefer', 'prefer'],
    ['sslmode=disable', false],
    ['ssl=true', 'require'],
    ['sslmode=no-verify', 'require'],
    ['sslmode=verify-full', { rejectUnauthorized: true, checkServerIdentity: expect.any(Function) }],
    ['sslrootcert=system', { rejectUnauthorized: true, checkServerIdentity: expect.any(Function) }],
    ['', false],
  ])('says by %s how TLS is used', (query, tls) => {
    expect(read(query).tls).toEqual(tls);
  });

  it('checks the certificate against a root of its own, the name of the host only where that is asked for', () => {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-root-'));
    const path = join(folder, 'root.crt');
    writeFileSync(path, 'the root');
    const tlsOf = (mode: string) => read(`sslmode=${mode}&sslrootcert=${encodeURIComponent(path)}`).tls;
    for (const mode of ['require', 'verify-ca', 'verify-full'])
      expect(tlsOf(mode)).toMatchObject({
        ca: 'the root',
        rejectUnauthorized: true,
        checkServerIdentity: expect.any(Function),
      });
    rmSync(folder, { recursive: true });
    expect(() => tlsOf('verify-full')).toThrow('sslrootcert');
  });

  it('compares the certificate with the host, by its number too', () => {
    const certificate = { subject: { CN: 'localhost' }, subjectaltname: 'DNS:localhost' };
    const check = (address: string, mode: string) => {
      const { tls } = readServerAddress(`${address}?sslmode=${mode}`);
      const given = typeof tls === 'object' ? tls.checkServerIdentity : undefined;
      // What Node passes where a host is a number.
      return given?.('localhost', certificate as unknown as PeerCertificate);
    };
    expect(check('postgres://10.0.0.8/switchboard', 'verify-full')).toBeInstanceOf(Error);
    expect(check('postgres://[fe80::1]/switchboard', 'verify-full')).toBeInstanceOf(Error);
    expect(check('postgres://localhost/switchboard', 'verify-full')).toBeUndefined();
    expect(check('postgres://10.0.0.8/switchboard', 'verify-ca')).toBeUndefined();
  });

  it.each(['pgbouncer=true', 'prepareThreshold=0', 'statement_cache_size=0', 'pool_mode=transaction'])(
    'says by %s that there is a pooler in front',
    (query) => {
      expect(read(query)).toMatchObject({ pooled: true, session: {} });
    },
  );

  it('gives the server what is meant for it, and nothing that is meant for other drivers', () => {
    const query =
      'sslmode=require&channel_binding=require&pgbouncer=true&connection_limit=4&schema=public&options=-c%20geqo%3Doff&statement_timeout=5000';
    expect(read(query)).toEqual({
      url: HOST,
      tls: 'require',
      pooled: true,
      maxConnections: 4,
      session: { options: '-c geqo=off', statement_timeout: '5000' },
      targetSession: null,
      ignored: ['channel_binding', 'schema'],
    });
  });

  it('of another machine without TLS, or where the server may do without, is plain', () => {
    const plain = (address: string) => isPlainRemote(readServerAddress(address));
    for (const query of ['', '?sslmode=disable', '?sslmode=prefer']) expect(plain(HOST + query)).toBe(true);
    for (const query of ['?sslmode=require', '?sslmode=verify-full']) expect(plain(HOST + query)).toBe(false);
    for (const host of ['localhost', '127.0.0.1:5432', '[::1]'])
      expect(plain(`postgres://bot:secret@${host}/switchboard`)).toBe(false);
    expect(plain('postgres://bot:secret@a.example,b.example:5433/switchboard')).toBe(true);
  });
});
