import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { EXIT } from '../../src/cli/command.ts';
import { systemClock } from '../../src/core/clock.ts';
import { createLog } from '../../src/core/log.ts';
import { type AuditCheckpoint, parseCheckpoints } from '../../src/store/audit-checkpoint.ts';
import { appendAudit } from '../../src/store/audit-log.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { recordWorkspace } from '../../src/store/record-workspace.ts';
import { startAuditClock } from '../../src/store/start-audit-clock.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { TEAM } from '../fixtures/feedback-turns.ts';
import { runCommand } from '../fixtures/run-command.ts';
import { eventually } from '../fixtures/slack-person.ts';

const KEY = 'a key that lies where the database is not';

describeOnEachDatabase('checkpoints of the audit log', (opened) => {
  let database: OpenDatabase;
  let owner: OpenDatabase;
  let folder: string;
  let file: string;
  beforeEach(async () => {
    await opened().clear();
    ({ database, owner } = opened());
    await recordWorkspace(database, { teamId: TEAM });
    folder = await mkdtemp(join(tmpdir(), 'switchboard-audit-'));
    file = join(folder, 'audit-checkpoints.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const fill = async (count: number) => {
    for (let n = 0; n < count; n++)
      await database.transaction((tx) =>
        appendAudit(tx, { actor: 'U1', action: 'setting', subject: 'waiting', detail: `change ${n}` }),
      );
  };
  /** One tick of the clock, which writes a line. */
  const note = async ({ key = KEY as string | null, channelId = undefined as string | undefined } = {}) => {
    const before = (await readFile(file, 'utf8').catch(() => '')).length;
    const clock = startAuditClock({
      database,
      clock: systemClock,
      log: createLog('silent'),
      folder,
      key: key ?? undefined,
      channelId,
      languageOf: () => Promise.resolve('en'),
    });
    await eventually(
      'a line to be written',
      async () => (await readFile(file, 'utf8').catch(() => '')).length > before,
    );
    await clock.stop();
  };
  const run = async (argv: string[], key: string | undefined = KEY) => {
    const config = { AUDIT_KEY: key };
    return runCommand({ database, config } as unknown as App, 'audit', ...argv);
  };
  const verify = (key?: string) => run(['verify', '--against', file], key);

  test('are kept to by a log that only grew', async () => {
    await note();
    await fill(3);
    await note();
    await fill(2);
    const { code, out } = await verify();
    expect(code).toBe(EXIT.ok);
    expect(out).toContain('2 of 2 checkpoints are kept to');
  });

  test('show that the end of the log was cut off, which its chain alone cannot', async () => {
    await fill(5);
    await note();
    await owner.query(
      sql`delete from audit_log where id in (select id from audit_log order by id desc limit 2)`,
    );
    expect((await run(['verify'])).code).toBe(EXIT.ok);
    const { code, out } = await verify();
    expect(code).toBe(EXIT.failed);
    expect(out).toContain('the end of the log was cut off since');
  });

  test('show that the log was emptied, and that it was emptied and filled again', async () => {
    await fill(5);
    await note();
    await owner.query(sql`delete from audit_log`);
    const emptied = await verify();
    expect([emptied.code, emptied.out]).toEqual([EXIT.failed, expect.stringContaining('was emptied')]);
    await fill(6);
    const again = await verify();
    expect([again.code, again.out]).toEqual([EXIT.failed, expect.stringContaining('rewritten')]);
  });

  test('show a log that was rewritten with hashes that fit', async () => {
    await fill(4);
    await note();
    const ids = await owner.query<{ id: number }>(sql`select id from audit_log order by id`);
    await owner.query(sql`delete from audit_log`);
    await fill(4);
    const [first] = await owner.query<{ id: number }>(sql`select min(id)::int as id from audit_log`);
    await owner.query(sql`update audit_log set id = id - ${first!.id - ids[0]!.id}::int`);
    expect((await run(['verify'])).code).toBe(EXIT.ok);
    const { code, out } = await verify();
    expect([code, out]).toEqual([EXIT.failed, expect.stringContaining('rewritten')]);
  });

  test('that somebody without the key wrote or changed are told from genuine ones', async () => {
    await fill(2);
    await note({ key: 'another key, which is not the one that counts' });
    await note();
    const [, genuine] = parseCheckpoints(await readFile(file, 'utf8')) as AuditCheckpoint[];
    await writeFile(file, `${await readFile(file, 'utf8')}${JSON.stringify({ ...genuine, entries: 1 })}\n`);
    const { code, out } = await verify();
    expect(code).toBe(EXIT.failed);
    expect(out.match(/not signed with AUDIT_KEY/g)).toHaveLength(2);
    expect(out).toContain('1 of 3 checkpoints are kept to');
  });

  test('without a key are written too, and count as nothing where one is set', async () => {
    await fill(2);
    await note({ key: null });
    expect((await verify()).code).toBe(EXIT.failed);
    const keyless = { database, config: {} } as unknown as App;
    const unset = await runCommand(keyless, 'audit', 'verify', '--against', file);
    expect(unset.code).toBe(EXIT.ok);
    expect(unset.err).toContain('AUDIT_KEY is not set');
  });

  test('that cannot be read are named', async () => {
    await writeFile(file, '{"entries": 3}\n');
    const { code, err } = await verify();
    expect([code, err]).toEqual([EXIT.badInput, expect.stringContaining('Line 1')]);
    expect((await run(['verify', '--against', join(folder, 'none')])).code).toBe(EXIT.notFound);
  });

  test('go to a channel once an hour, as a line that can be kept', async () => {
    await fill(1);
    await note({ channelId: 'C0000SALES' });
    await note({ channelId: 'C0000SALES' });
    const posted = await database.query<{ reply: { parts: { text: string }[] } }>(
      sql`select reply from outbox where key like ${`audit:${TEAM}:%`}`,
    );
    const [, line] = posted[0]!.reply.parts[0]!.text.split('```');
    expect(posted).toHaveLength(1);
    expect(parseCheckpoints(line!)).toEqual([expect.objectContaining({ entries: expect.any(Number) })]);
  });

  test('the log is exported as it is kept, and as events that a SIEM knows', async () => {
    await fill(1);
    await database.transaction((tx) =>
      appendAudit(tx, { actor: 'U2', action: 'handoff take', subject: 'h_1', detail: '' }),
    );
    const lines = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    const kept = lines((await run(['export'])).out).slice(-2);
    expect(kept).toEqual([
      expect.objectContaining({ action: 'setting', hash: expect.stringMatching(/^[\da-f]{64}$/) }),
      expect.objectContaining({ action: 'handoff take', previousHash: kept[0]!.hash }),
    ]);
    const [setting, taken] = lines((await run(['export', '--format', 'ocsf'])).out).slice(-2);
    expect(setting).toMatchObject({
      class_uid: 3004,
      category_uid: 3,
      activity_id: 3,
      type_uid: 300_403,
      severity_id: 1,
      time: expect.any(Number),
      metadata: { version: '1.3.0', product: { vendor_name: 'Switchboard' } },
      entity: { uid: 'waiting' },
      actor: { user: { uid: 'U1' } },
    });
    expect(taken).toMatchObject({
      class_uid: 6003,
      type_uid: 600_303,
      api: { operation: 'handoff take' },
      actor: { user: { uid: 'U2' } },
      src_endpoint: { name: 'slack' },
    });
    const last = kept[0]!.id as number;
    expect(lines((await run(['export', '--after', String(last)])).out)).toHaveLength(1);
  });
});
