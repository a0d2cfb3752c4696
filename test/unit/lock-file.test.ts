import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        integrity: z.string().optional(),
        link: z.boolean().optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')));

/** What npm downloads: neither ourselves, nor a workspace and the link to it. */
const downloaded = Object.entries(lock.packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && link !== true,
);

test('every package, of every platform, is locked to the bytes that were looked at', () => {
  expect(downloaded.length).toBeGreaterThan(100);
  const open = downloaded.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
  expect(
    open.map(([path]) => path),
    'run npx tsx scripts/fill-lock-integrity.ts',
  ).toEqual([]);
});
