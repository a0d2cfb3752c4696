import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockDataFolder, readHolder } from '../../src/store/lock-data-folder.ts';

const TAKER = fileURLToPath(new URL('../fixtures/process-lock-taker.ts', import.meta.url));

describe('the lock of a data folder', () => {
  let folder: string;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-lock-'));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  /** A process that waits to be told to take the folder; `take` resolves to what came of it. */
  async function taker(command: string) {
    const child = spawn(process.execPath, ['--import', 'tsx', TAKER, folder, command], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
    await lines.next();
    return {
      child,
      async take(): Promise<string> {
        child.stdin!.write('go\n');
        return (await lines.next()).value as string;
      },
      end: () =>
        new Promise<void>((resolve) => {
          child.once('exit', () => resolve());
          child.stdin!.end();
        }),
      kill: () =>
        new Promise<void>((resolve) => {
          child.once('exit', () => resolve());
          child.kill('SIGKILL');
        }),
    };
  }

  test('a second process is refused with the name and number of the first', async () => {
    const first = await taker('switchboard start');
    expect(await first.take()).toBe('held');
    const refused = lockDataFolder(folder, 'switchboard ask');
    await expect(refused).rejects.toMatchObject({
      code: 'data_folder_in_use',
      message: expect.stringContaining(`"switchboard start" (process ${first.child.pid})`),
    });
    expect(await readHolder(folder)).toMatchObject({ pid: first.child.pid, command: 'switchboard start' });
  });

  test('a folder that was released is free, also within one process and again and again', async () => {
    for (let n = 0; n < 5; n++) {
      const lock = await lockDataFolder(folder, `taker ${n}`);
      expect(await readHolder(folder)).toMatchObject({ command: `taker ${n}` });
      await lock.release();
      expect(await readHolder(folder)).toBeNull();
    }
    expect(await readdir(folder)).toHaveLength(1);
  });

  test('the lock of a killed process is taken over', async () => {
    const first = await taker('switchboard start');
    expect(await first.take()).toBe('held');
    await first.kill();
    expect(await readHolder(folder)).toBeNull();
    const lock = await lockDataFolder(folder, 'switchboard start');
    expect(await readHolder(folder)).toMatchObject({ pid: process.pid });
    await lock.release();
  });

  test('a living process that only happens to have the number of a dead holder holds nothing', async () => {
    const lock = await lockDataFolder(folder, 'switchboard start');
    const [file] = await readdir(folder);
    await writeFile(
      join(folder, file!),
      JSON.stringify({ pid: process.ppid, startedAt: '1', command: 'switchboard start' }),
    );
    expect(await readHolder(folder)).toBeNull();
    await (await lockDataFolder(folder, 'next')).release();
    await lock.release();
  });

  test('a file that was cut off half-written holds nothing', async () => {
    await writeFile(join(folder, 'holder.1.json'), '{"pid": 1, "sta');
    const lock = await lockDataFolder(folder, 'switchboard start');
    expect(await readHolder(folder)).toMatchObject({ pid: process.pid });
    await lock.release();
  });

  test('of many takers at once, over a fresh or a dead lock, exactly one wins', async () => {
    const takers = await Promise.all(Array.from({ length: 6 }, (_, n) => taker(`taker ${n}`)));
    const first = await Promise.all(takers.map((one) => one.take()));
    expect(first.filter((word) => word === 'held')).toHaveLength(1);
    await takers[first.indexOf('held')]!.kill();
    const next = await Promise.all(Array.from({ length: 6 }, (_, n) => taker(`next ${n}`)));
    const second = await Promise.all(next.map((one) => one.take()));
    expect(second.filter((word) => word === 'held')).toHaveLength(1);
  });

  test('of twenty takers that all saw the same dead holder, exactly one wins, every time', async () => {
    for (let round = 0; round < 15; round++) {
      await writeFile(
        join(folder, `holder.${round * 100 + 50}.json`),
        JSON.stringify({ pid: 999_999_999, startedAt: '1', command: 'dead' }),
      );
      const taken = await Promise.allSettled(
        Array.from({ length: 20 }, (_, n) => lockDataFolder(folder, `taker ${n}`)),
      );
      const winners = taken.filter((one) => one.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      await winners[0]!.value.release();
    }
  });

  test('a folder that cannot be made is refused in words', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await expect(lockDataFolder(join(file, 'data'), 'x')).rejects.toMatchObject({ code: 'input_invalid' });
  });
});
