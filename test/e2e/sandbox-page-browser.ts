import { mkdir } from 'node:fs/promises';
import { openChromium, SCREENSHOTS } from '../fixtures/chromium.ts';

export { hasChromium } from '../fixtures/chromium.ts';

/** Where screenshots go. */
export const folder = SCREENSHOTS;

/** A window as on a laptop, in pixels; wide enough for three panes. */
export const laptop = { width: 1360, height: 850 };

/** Opens Chromium with a fresh profile, which goes when it is closed. */
export async function openBrowser() {
  await mkdir(folder, { recursive: true });
  const browser = await openChromium({ viewport: laptop });
  browser.page.setDefaultTimeout(10_000);
  return browser;
}
