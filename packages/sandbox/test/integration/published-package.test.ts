import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCommand } from '../fixtures/run-slack-sandbox.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const INSTALLED = 'node_modules/@switchboard/sandbox';

/** A folder of somebody who has installed the package: compiled, and with the packages that it declares. */
let project: string;

beforeAll(() => {
  const checkout = mkdtempSync(join(tmpdir(), 'sandbox-checkout-'));
  project = mkdtempSync(join(tmpdir(), 'sandbox-project-'));
  try {
    // Packed from a copy: tests that run beside this one use the package from its sources.
    cpSync(join(ROOT, 'tsconfig.json'), join(checkout, 'tsconfig.json'));
    cpSync(join(ROOT, 'packages/sandbox'), join(checkout, 'packages/sandbox'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'));
    const pack = ['pack', '--silent', '--pack-destination', project];
    execFileSync('npm', pack, { cwd: join(checkout, 'packages/sandbox'), stdio: 'pipe' });
    mkdirSync(join(project, INSTALLED), { recursive: true });
    const archive = 'switchboard-sandbox-0.1.0.tgz';
    execFileSync('tar', ['-xzf', archive, '--strip-components=1', '-C', INSTALLED], { cwd: project });
    const { dependencies } = JSON.parse(readFileSync(join(project, INSTALLED, 'package.json'), 'utf8'));
    for (const name of Object.keys(dependencies)) {
      const place = join(project, 'node_modules', name);
      mkdirSync(dirname(place), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', name), place);
    }
  } finally {
    rmSync(checkout, { recursive: true, force: true });
  }
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

it('starts by its command, and serves its page, without a compiler of TypeScript', async () => {
  const command = startCommand(['--port', '0', '--json'], join(project, INSTALLED, 'bin/slack-sandbox.js'));
  try {
    const { url } = JSON.parse(await command.says('\n'));
    expect((await fetch(`${url}/page/app.js`)).status).toBe(200);
  } finally {
    command.child.kill('SIGTERM');
    expect((await command.ended).code).toBe(0);
  }
});

it('is imported by a test in plain JavaScript', () => {
  const script = `
    import { startSandbox } from '@switchboard/sandbox';
    import { loadSeed } from '@switchboard/sandbox/load-seed';
    import { createPageHandler } from '@switchboard/sandbox/page';
    const sandbox = await startSandbox({ port: 0, pageHandler: createPageHandler() });
    console.log((await fetch(sandbox.url + '/health')).status, typeof loadSeed);
    await sandbox.stop();`;
  writeFileSync(join(project, 'try.mjs'), script);
  const printed = execFileSync(process.execPath, ['try.mjs'], { cwd: project, encoding: 'utf8' });
  expect(printed.trim()).toBe('200 function');
});
