import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../scripts/pin-images.sh', import.meta.url));
const FIRST = `sha256:${'a'.repeat(64)}`;
const SECOND = `sha256:${'b'.repeat(64)}`;

describe('pinning images', () => {
  let folder: string;
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pin-images-'));
    await writeFile(join(folder, 'Dockerfile'), '# node:24-slim\nFROM node:24-slim\nRUN true\n');
    await writeFile(
      join(folder, 'compose.yaml'),
      'services:\n  db:\n    image: pg/pg:0.8.0-pg17\n  bot:\n    build: .\n',
    );
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Runs the script where `docker` answers every question for a digest with this. */
  async function pin(digest: string): Promise<void> {
    await writeFile(join(folder, 'docker'), `#!/bin/sh\necho ${digest}\n`);
    await chmod(join(folder, 'docker'), 0o755);
    execFileSync(SCRIPT, [folder], {
      env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
      stdio: 'pipe',
    });
  }

  test('writes the digest behind each tag, and a newer one in its place', async () => {
    await pin(FIRST);
    await pin(SECOND);
    expect(await read('Dockerfile')).toBe(`# node:24-slim\nFROM node:24-slim@${SECOND}\nRUN true\n`);
    expect(await read('compose.yaml')).toBe(
      `services:\n  db:\n    image: pg/pg:0.8.0-pg17@${SECOND}\n  bot:\n    build: .\n`,
    );
  });

  test('writes nothing that is no digest', async () => {
    await expect(pin('latest')).rejects.toThrow();
    expect(await read('Dockerfile')).toContain('FROM node:24-slim\n');
  });
});
