import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SOURCE_KINDS } from '../../src/sources/source-kinds.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ingestPath } from '../fixtures/ingest-path.ts';
import { SOURCE_SAMPLES } from '../fixtures/source-samples.ts';

describeOnEachDatabase('what every kind of source must do', (opened) => {
  let folder: string;
  beforeEach(async () => {
    await opened().clear();
    folder = await mkdtemp(join(tmpdir(), 'source-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const put = async (files: Record<string, string | Buffer>): Promise<void> => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  };

  describe.each(SOURCE_KINDS)('$name', (kind) => {
    const sample = SOURCE_SAMPLES[kind.name]!;
    const files = Object.keys(sample?.good ?? {});
    const ingest = (more: { signal?: AbortSignal; onProgress?: (at: { done: number }) => void } = {}) =>
      ingestPath(opened().database, kind, { path: folder, ...more });

    test('has a sample of at least three files', () => {
      expect(files.length, `SOURCE_SAMPLES.${kind.name}`).toBeGreaterThanOrEqual(3);
    });

    test('is loaded, unchanged at the second run, and loses what has gone', async () => {
      await put(sample.good);
      expect(await ingest()).toMatchObject({ added: files.length, unreadable: [], removalSkipped: false });
      expect(await ingest()).toMatchObject({ added: 0, changed: 0, unchanged: files.length, removed: 0 });
      await rm(join(folder, files.at(-1)!));
      expect(await ingest()).toMatchObject({ unchanged: files.length - 1, removed: 1 });
    });

    test('tells what is malformed by name and reason, and loads the rest', async () => {
      await put(sample.good);
      for (const [path, { content }] of Object.entries(sample.broken)) await put({ [path]: content });
      const report = await ingest();
      expect(report.added).toBe(files.length);
      const reasons = Object.fromEntries(report.unreadable.map((each) => [each.file, each.reason]));
      expect(Object.keys(reasons).sort()).toEqual(Object.keys(sample.broken).sort());
      for (const [path, { reason }] of Object.entries(sample.broken))
        expect(reasons[path], path).toMatch(reason);
    });

    test('keeps what a file held that cannot be read any more', async () => {
      await put(sample.good);
      await ingest();
      await put({ [files[0]!]: Buffer.from([0xff, 0x00, 0xff]) });
      const report = await ingest();
      expect(report).toMatchObject({ unchanged: files.length - 1, removed: 0 });
      expect(report.removalSkipped).toBe(sample.keepsAll ?? false);
      await put(sample.good);
      expect(await ingest()).toMatchObject({ unchanged: files.length, added: 0, changed: 0 });
    });

    test('removes nothing when its place is empty or gone', async () => {
      await put(sample.good);
      await ingest();
      await rm(folder, { recursive: true });
      await expect(ingest()).rejects.toMatchObject({ code: 'not_found' });
      await mkdir(folder);
      await expect(ingest()).rejects.toMatchObject({ code: 'not_found' });
      await put(sample.good);
      expect(await ingest()).toMatchObject({ unchanged: files.length });
    });

    test('goes on at the next run when it is stopped in the middle, having removed nothing', async () => {
      await put({ [files[0]!]: sample.good[files[0]!]! });
      await ingest();
      await rm(join(folder, files[0]!));
      await put(Object.fromEntries(files.slice(1).map((path) => [path, sample.good[path]!])));
      const stop = new AbortController();
      await expect(ingest({ signal: stop.signal, onProgress: () => stop.abort() })).rejects.toThrow();
      await put(sample.good);
      const report = await ingest();
      expect(report).toMatchObject({ removed: 0, changed: 0 });
      expect(report.unchanged).toBeGreaterThanOrEqual(1);
      expect(report.added + report.unchanged).toBe(files.length);
    });
  });
});
