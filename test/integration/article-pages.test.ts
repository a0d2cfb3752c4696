import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { loadSeed } from '../../packages/sandbox/src/load-seed.ts';
import { type Sandbox, startSandbox } from '../../packages/sandbox/src/start-sandbox.ts';
import { type App, openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { asId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import { createWebClient } from '../../src/slack/api/slack-api.ts';
import { createSlackSignIn } from '../../src/slack/sign-in/create-sign-in.ts';
import { readPerson } from '../../src/store/people.ts';
import { articleAddress } from '../../src/web/articles/article-address.ts';
import { createPages, type Pages } from '../../src/web/serve-pages.ts';
import { fillWithExample } from '../fixtures/example-folder.ts';

const EXAMPLE = new URL('../../example/', import.meta.url).pathname;
const PUBLIC = 'http://127.0.0.1:4000';
const TEAM = asId<TeamId>('T0FERROWICK');
const FOR_ANYONE = 'articles/how-to/set-up-saml-sso.md';
/** For the deal desk and two more groups. */
const FOR_FEW = 'articles/pricing/discount-floor-2026.md';

let folder: string;
let sandbox: Sandbox;
let app: App;
let pages: Pages;
let now: Date;

const clock = { now: () => now };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-pages-'));
  await fillWithExample(folder);
  const manifest: unknown = JSON.parse(
    await readFile(new URL('../../manifests/socket.json', import.meta.url), 'utf8'),
  );
  sandbox = await startSandbox({ seed: await loadSeed(EXAMPLE), manifest, port: 0 });
  const config = readConfig({ SWITCHBOARD_DATA_DIR: folder, LOG_LEVEL: 'silent' }, folder);
  const log = createLog('silent');
  app = await openApp(config, { command: 'test', log });
  const { database } = app;
  const signIn = createSlackSignIn({
    client: createWebClient({ log, apiUrl: sandbox.apiUrl }),
    credentials: { clientId: sandbox.clientId, clientSecret: sandbox.clientSecret },
    teamId: TEAM,
    clock: { now: () => new Date() },
  });
  const directory = {
    person: (teamId: TeamId, id: PersonId) => readPerson(database, teamId, id),
    languageOf: async () => 'en' as const,
  };
  const secret = 'a secret of the test';
  pages = createPages({ database, directory, teamId: TEAM, signIn, secret, publicUrl: PUBLIC, clock, log });
});
afterAll(async () => {
  await app?.close();
  await sandbox?.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  now = new Date();
});

/** A browser that keeps cookies of the bot's pages. */
function openBrowser() {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async get(address: string): Promise<Response> {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = (await pages(new Request(address, { headers: { cookie } })))!;
      for (const one of response.headers.getSetCookie()) {
        const [name = '', value = ''] = one.split(';')[0]!.split('=');
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    },
    /** Follows the way over Slack as somebody, and back to where one wanted to go. */
    async signIn(address: string, person: string): Promise<Response> {
      const sent = await this.get(address);
      const asked = `${sent.headers.get('location')}&person=${person}`;
      const agreed = await fetch(asked, { redirect: 'manual' });
      return this.get(agreed.headers.get('location')!);
    },
    async open(address: string, person: string): Promise<Response> {
      const back = await this.signIn(address, person);
      return this.get(back.headers.get('location')!);
    },
  };
}

it('a source opens for those who may read it, with title, owner, age and text', async () => {
  const page = await openBrowser().open(articleAddress(PUBLIC, FOR_ANYONE), 'nora');
  expect(page.status).toBe(200);
  const html = await page.text();
  expect(html).toContain('<h1 dir="auto">Set up SAML single sign-on</h1>');
  expect(html).toContain('Looked after by omar · Updated August 31, 2026');
  expect(html).toContain(
    '<li dir="auto">Copy the entity ID and the reply URL into your identity provider.</li>',
  );
  expect(html).toContain('You are reading this as Nora Lindqvist.');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('cache-control')).toContain('no-store');
});

it('whoever may not read an article sees the same page as where there is none', async () => {
  const reader = await openBrowser().open(articleAddress(PUBLIC, FOR_FEW), 'elif');
  expect(reader.status).toBe(200);
  const seller = await openBrowser().open(articleAddress(PUBLIC, FOR_FEW), 'nora');
  const nothing = await openBrowser().open(articleAddress(PUBLIC, 'articles/none.md'), 'nora');
  expect([seller.status, nothing.status]).toEqual([404, 404]);
  expect(await seller.text()).toBe(await nothing.text());
});

it('rights are looked at with each request, not with the sign-in', async () => {
  const browser = openBrowser();
  const address = articleAddress(PUBLIC, FOR_FEW);
  expect((await browser.open(address, 'elif')).status).toBe(200);
  const away = sql`update people set deleted = true where handle = 'elif' and team_id = ${TEAM}`;
  await app.database.query(away);
  expect((await browser.get(address)).status).toBe(404);
  await app.database.query(
    sql`update people set deleted = false where handle = 'elif' and team_id = ${TEAM}`,
  );
  expect((await browser.get(address)).status).toBe(200);
});

it('a sign-in lasts an hour; after it one signs in again', async () => {
  const browser = openBrowser();
  const address = articleAddress(PUBLIC, FOR_ANYONE);
  await browser.open(address, 'nora');
  now = new Date(now.getTime() + 3_601_000);
  expect((await browser.get(address)).status).toBe(302);
});

it('nobody signs in by a link that another browser began, with a state of their own, or twice with one code', async () => {
  const address = articleAddress(PUBLIC, FOR_ANYONE);
  const attacker = openBrowser();
  const sent = await attacker.get(address);
  const agreed = await fetch(`${sent.headers.get('location')}&person=nora`, { redirect: 'manual' });
  const link = agreed.headers.get('location')!;
  const victim = openBrowser();
  expect((await victim.get(link)).status).toBe(403);
  expect(victim.cookies.size).toBe(0);
  expect((await victim.get(link.replace(/state=[^&]+/, `state=${'0'.repeat(32)}`))).status).toBe(403);
  expect((await attacker.get(link)).status).toBe(302);
  expect((await attacker.get(link)).status).toBe(403);
});

it('a code that was given for another sign-in is of no use', async () => {
  const browser = openBrowser();
  const sent = new URL((await browser.get(articleAddress(PUBLIC, FOR_ANYONE))).headers.get('location')!);
  sent.searchParams.set('nonce', 'f'.repeat(32));
  const agreed = await fetch(`${sent.href}&person=nora`, { redirect: 'manual' });
  expect((await browser.get(agreed.headers.get('location')!)).status).toBe(403);
});

it('the cookie is kept from scripts and other sites, and what is changed in it is not believed', async () => {
  const browser = openBrowser();
  const back = await browser.signIn(articleAddress(PUBLIC, FOR_ANYONE), 'lena');
  const [session = ''] = back.headers.getSetCookie();
  expect(session).toMatch(/^switchboard_session=.+; Path=\/; Max-Age=3600; HttpOnly; SameSite=Lax$/);
  const [name, value] = [...browser.cookies][0]!;
  const forged = Buffer.from(JSON.stringify({ value: { person: 'U0NORA' }, untilMs: 9e15 })).toString(
    'base64url',
  );
  browser.cookies.set(name, `${forged}.${value.split('.')[1]}`);
  expect((await browser.get(articleAddress(PUBLIC, FOR_FEW))).status).toBe(302);
});

it('the way back leads to nothing but a page of ours', async () => {
  const browser = openBrowser();
  const back = await browser.signIn(`${PUBLIC}/articles/%2F%2Fevil.io?to=https://evil.io`, 'nora');
  expect(back.headers.get('location')).toBe(`${PUBLIC}/articles/%2F%2Fevil.io`);
});
