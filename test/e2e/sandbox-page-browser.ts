import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Whether the page's tests can run here; where they cannot, the run says so. */
export const hasChromium = existsSync(executablePath);
if (!hasChromium) {
  console.warn(
    `SKIPPED: the page's tests need Chromium, which is not at ${executablePath}. ` +
      'Run scripts/install-chromium.sh, or set CHROMIUM_PATH.',
  );
}

/** Where screenshots go. */
export const folder = 'test-results';

/** A window as on a laptop, in pixels. */
export const laptop = { width: 1360, height: 850 };

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync';

/** Opens Chromium with a fresh profile, which goes when it is closed. */
export async function openBrowser() {
  await mkdir(folder, { recursive: true });
  const profile = await mkdtemp(join(tmpdir(), 'page-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: laptop,
    args: flags.split(' '),
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(10_000);
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  };
  return { page, close };
}
