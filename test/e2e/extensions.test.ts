import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest';
import { openSandbox, smallCompany } from '../../packages/sandbox/test/fixtures/test-workspace.ts';
import { openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openServer } from '../../src/store/open-server.ts';
import { ALL_EXTENSIONS, fillWithExtensions } from '../fixtures/extension-folder.ts';
import { homePlayOn } from '../fixtures/home-play.ts';
import { setShares } from '../fixtures/plenty-of-shares.ts';
import { createTestDatabase, type TestDatabase, WITHOUT_POSTGRES } from '../fixtures/postgres.ts';
import { buildKillingProgram } from '../fixtures/process-killing-program.ts';
import {
  documentOf,
  type Running,
  runSwitchboard,
  startSwitchboard,
} from '../fixtures/process-switchboard.ts';
import {
  buttonOf,
  eventually,
  openReceipt,
  personOf,
  type SeenMessage,
  textOf,
} from '../fixtures/slack-person.ts';

const ARTICLE = `# Kites

## How to fly a kite

To fly a kite, hold it into the wind. To fly a kite higher, let out more line.

## How to free a stuck kite

To free a stuck kite, climb the tall ladder behind the shed.
`;
const NOTES = `Dogs in the office
You may bring your dog to the office on Fridays.
---
Parental leave
Parental leave is requested from your manager in writing.
`;
const GENERAL = 'C0GENERAL';
const DEALS = 'C0DEALS';

const missing = process.env.TEST_DATABASE_URL ? '' : ` (skipped: ${WITHOUT_POSTGRES})`;
for (const kind of ['embedded', 'server'] as const) {
  const skip = kind === 'server' && missing !== '';
  describe.skipIf(skip)(
    `what a company adds from outside, on the ${kind} database${skip ? missing : ''}`,
    () => {
      let folder: string;
      let extensions: string;
      let armed: string;
      let sandbox: Awaited<ReturnType<typeof openSandbox>>;
      let server: TestDatabase | null = null;
      let env: Record<string, string>;
      let bot: Running;

      beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), 'switchboard-extensions-'));
        extensions = join(folder, 'ours');
        armed = join(folder, 'armed');
        await fillWithExtensions(extensions);
        sandbox = await openSandbox({
          seed: { ...smallCompany, botIn: ['deals'] },
          manifest: JSON.parse(
            await readFile(new URL('../../manifests/socket.json', import.meta.url), 'utf8'),
          ),
          timings: { ackMs: 3_000, retryDelaysMs: [200, 400, 800] },
        });
        if (kind === 'server') server = await createTestDatabase();
        env = {
          SWITCHBOARD_DATA_DIR: join(folder, 'data'),
          SWITCHBOARD_EXTENSIONS: extensions,
          SLACK_BOT_TOKEN: sandbox.botToken,
          SLACK_APP_TOKEN: sandbox.appToken,
          SLACK_API_URL: sandbox.apiUrl,
          PORT: '0',
          LOG_LEVEL: process.env.TEST_LOG ?? 'warn',
          TEST_ARMED_FILE: armed,
          ...(server === null
            ? {}
            : { DATABASE_URL: server.url, DATABASE_MIGRATION_URL: server.migrationUrl }),
        };
        await mkdir(join(folder, 'articles'));
        await writeFile(join(folder, 'articles', 'kites.md'), ARTICLE);
        await run('ingest', 'markdown', join(folder, 'articles'), '--readers', 'everyone');
        const { SWITCHBOARD_EXTENSIONS: _, ...withoutThem } = env;
        const app = await openApp(readConfig(withoutThem, folder), { command: 'test' });
        await setShares(app.database, smallCompany.team!.id);
        await app.close();
        bot = await start();
      });
      afterAll(async () => {
        bot?.child.kill('SIGKILL');
        await bot?.ended;
        await sandbox?.stop();
        await server?.drop();
        await rm(folder, { recursive: true, force: true });
      });

      beforeEach(() => {
        onTestFailed(() => console.error(bot.stderr));
      });

      async function start(more: { env?: Record<string, string>; program?: string } = {}): Promise<Running> {
        const { env: extra, ...options } = more;
        const running = startSwitchboard(['start'], { env: { ...env, ...extra }, cwd: folder, ...options });
        await running.says('ready in your workspace');
        return running;
      }

      async function restart(more: Parameters<typeof start>[0] = {}): Promise<void> {
        bot.child.kill('SIGINT');
        expect((await bot.ended).code).toBe(0);
        bot = await start(more);
      }

      /** A command as an operator runs it while the bot is at work. */
      async function run(...argv: string[]) {
        const ran = await runSwitchboard(argv, { env, cwd: folder });
        expect({ argv, code: ran.code, stderr: ran.code === 0 ? '' : ran.stderr }).toEqual({
          argv,
          code: 0,
          stderr: '',
        });
        return ran;
      }

      const ana = () => personOf(sandbox.url, 'ana');
      const ben = () => personOf(sandbox.url, 'ben');
      const { openArea, openEntry, closeAll } = homePlayOn(() => {
        throw new Error('The bot is a process of its own.');
      });

      /** What Ben is told in a channel that all can read. */
      async function asks(question: string): Promise<SeenMessage> {
        const ts = await ben().say('general', `@switchboard ${question}`);
        return ben().reply('general', ts);
      }

      /** What Why? shows under a reply, as one text. */
      async function why(reply: SeenMessage): Promise<string> {
        const view = await openReceipt(ben(), { channel: 'general', reply });
        await closeAll(ben());
        return textOf(view);
      }

      test('is listed with its files, by the command and by doctor', async () => {
        expect(documentOf(await run('extensions', '--json'))).toEqual(ALL_EXTENSIONS);
        const { ok, findings } = documentOf(await run('doctor', '--json'));
        expect(ok).toBe(true);
        const found = findings.find(({ check }: { check: string }) => check === 'extensions');
        for (const { kind: what, name, version, file } of ALL_EXTENSIONS)
          expect(found.found).toContain(`${what} ${name} ${version} (${file})`);
      });

      test('a policy’s own words are the reply: in German where it has them, else in English between ours', async () => {
        const english = await asks('Can you make a quote for a customer in Hawaii?');
        expect(textOf(english)).toContain('We do no business in Hawaii, so I cannot help with that.');
        const german = await asks('Kannst du ein Angebot für einen Kunden auf Hawaii machen?');
        expect(textOf(german)).toContain('Wir machen keine Geschäfte auf Hawaii');
        const inFrench = 'Pouvez-vous faire un devis pour un client à Hawaii ?';
        const ts = await ben().say('dm', inFrench);
        const alone = await ben().reply('dm', ts);
        expect(textOf(alone)).toContain('We do no business in Hawaii');
        expect(buttonOf(alone, 'why').label).toBe('Pourquoi ?');
        // Where many read, what stands under a reply is in the language of the channel.
        const french = await asks(inFrench);
        expect(textOf(french)).toContain('We do no business in Hawaii');
        expect(buttonOf(french, 'why').label).toBe('Why?');
        expect(await why(english)).toMatch(
          /Added by your company.*`policy` `no_business_in_hawaii` · version 1/s,
        );
      });

      test('a flow answers with evidence of its own, and Why? and the receipt name what took part', async () => {
        const reply = await asks('When is the office open?');
        expect(textOf(reply)).toContain('The office is open from 8:00 to 18:00.');
        expect(textOf(reply)).toContain('Reception');
        const shown = await why(reply);
        for (const piece of ['`agent` `people`', '`flow` `ask_office_hours`', '`tool` `office_hours`'])
          expect(shown).toContain(`${piece} · version 1`);
        const { stdout } = await run('receipt', buttonOf(reply, 'why').value);
        expect(stdout).toContain('extension flow ask_office_hours, version 1 (office-hours.ts)');
      });

      test('a source brings articles in, and the agent answers from them', async () => {
        await writeFile(join(folder, 'notes.txt'), NOTES);
        const { stdout } = await run('ingest', 'notes', 'notes.txt', '--readers', 'everyone');
        expect(stdout).toContain('2 added');
        const reply = await asks('May I take my dog to the office?');
        expect(textOf(reply)).toContain('on Fridays');
        expect(await why(reply)).toContain('`agent` `people` · version 1');
      });

      test('an agent keeps the policy that it names', async () => {
        const reply = await asks('Am I paid my salary while I am sick?');
        expect(textOf(reply)).toContain('Your manager talks with you about pay.');
        expect(await why(reply)).toContain('`policy` `no_salaries` · version 1');
      });

      test('guardrails refuse on the way in and on the way out, and Why? says which', async () => {
        const screened = await asks('What is the latest gossip about Ana?');
        expect(textOf(screened)).toContain('We do not talk about colleagues here.');
        expect(await why(screened)).toMatch(/✗ `input\.no_gossip` · denied · asks for gossip/);
        const withheld = await asks('How do I free a stuck kite?');
        expect(JSON.stringify(withheld)).not.toContain('ladder');
        const shown = await why(withheld);
        expect(shown).toMatch(/✗ `output\.no_ladders` · denied · It sends people up a ladder\./);
        expect(shown).toContain('`guardrail` `no_ladders` · version 4');
      });

      test('an admin switches the agent off in a channel, where it is refused by what is on, and on again', async () => {
        const boxes = await chooseAgents((names) => names.filter((name) => name !== 'people'));
        expect(boxes).toContain('People: leave, expenses, working here');
        await channelsShow((text) => text.includes(`<#${GENERAL}>`));
        const refused = await asks('May I take my dog to the office?');
        expect(textOf(refused)).toContain('support questions');
        expect(textOf(refused)).not.toContain('Fridays');
        await chooseAgents((names) => names);
        await channelsShow((text) => !text.includes(`<#${GENERAL}>`));
        expect(textOf(await asks('May I take my dog to the office?'))).toContain('on Fridays');
      });

      test('a policy hands off to the people of its own topic, once an admin said who they are', async () => {
        const question = 'How do I get a visa for Japan?';
        const before = textOf(await asks(question));
        expect(before).toContain('Visas are looked after by our visa desk.');
        const { list, form } = await openEntry(ana(), 'topic', 'topic:visa_desk');
        expect(textOf(list)).toContain('Visa desk');
        expect(await ana().submit(form.id, { channelId: DEALS, role: 'admin' })).toMatchObject({ ok: true });
        await eventually('the escalation channel', async () =>
          (await ana().views()).some((view) => textOf(view).includes(`<#${DEALS}>`)),
        );
        await closeAll(ana());
        const ts = await ben().say('general', `@switchboard ${question}`);
        const reply = await eventually('the words of the policy', async () =>
          (await ben().read('general', ts)).find(
            (one) => one.bot && one.final && textOf(one).includes('visa desk'),
          ),
        );
        expect(textOf(reply)).toMatch(
          /Visas are looked after by our visa desk\.(?:\\n|\s)+I have asked the people/,
        );
        const all = (await ben().read('general', ts)).map(textOf).join('\n');
        expect(all).not.toContain('You asked for a person');
        const card = await visaCard();
        expect(textOf(card)).toContain('Visa desk');
        expect(await why(reply)).toContain('`policy` `visas` · version 2');
      });

      test('a model adapter writes once it is chosen, and quoting stands in when it breaks', async () => {
        const program = await buildKillingProgram(join(folder, 'program'));
        await restart({ env: { SWITCHBOARD_MODEL: 'house' }, program });
        const reply = await asks('How do I fly a kite?');
        expect(textOf(reply)).toContain('To fly a kite, hold it into the wind.');
        const shown = await why(reply);
        expect(shown).toContain('Model house-1');
        expect(shown).toContain('`model` `house` · version 1');
        const stormy = await asks('How do I fly a kite higher?');
        expect(textOf(stormy)).toContain('let out more line');
        expect(await why(stormy)).toContain('Model extractive');
      });

      test('taken out while its turn is under way, it leaves the question to others: one reply, and none after', async () => {
        // What a model may have written is kept with whom the question was left to.
        await writeFile(armed, 'route');
        const ts = await ben().say('general', '@switchboard When is the office open?');
        expect((await bot.ended).signal).toBe('SIGKILL');
        await rm(armed);
        for (const file of ['people.ts', 'office-hours.ts', 'visas.ts']) await rm(join(extensions, file));
        if (server !== null) await letLeasesRunOut(server);
        bot = await start();
        const reply = await ben().reply('general', ts);
        expect(textOf(reply)).not.toContain('8:00');
        expect(await why(reply)).not.toContain('ask_office_hours');
        expect(textOf(await asks('How do I fly a kite?'))).toContain('hold it into the wind');
        const own = (await ben().read('general', ts)).filter(
          (one) => one.bot && one.ts !== ts && !one.deleted,
        );
        expect(own).toHaveLength(1);
      });

      test('a handoff whose policy was taken out is still answered by those who have it', async () => {
        const card = await visaCard();
        await ana().click({ channel: 'deals', ts: card.ts, ...pick(buttonOf(card, 'handoff_edit')) });
        const form = await eventually('the form', async () => (await ana().views()).at(-1));
        expect(await ana().submit(form.id, { text: 'Apply at the consulate.' })).toMatchObject({ ok: true });
        const asked = (await ben().read('general')).findLast((one) => textOf(one).includes('visa for Japan'));
        await eventually('the answer', async () =>
          (await ben().read('general', asked!.ts)).some((one) =>
            textOf(one).includes('Apply at the consulate.'),
          ),
        );
        expect(textOf(await asks('How do I get a visa for Japan?'))).not.toContain('visa desk');
      });

      test('the bot starts again without it, and its channels and topics are as they were', async () => {
        await restart();
        const left = ALL_EXTENSIONS.filter(
          ({ file }) => !['people.ts', 'office-hours.ts', 'visas.ts'].includes(file),
        );
        expect(documentOf(await run('extensions', '--json'))).toEqual(left);
        const list = await openArea(ana(), 'topic');
        expect(textOf(list)).not.toContain('Visa desk');
        expect(textOf(list)).toContain('topic:legal');
        await closeAll(ana());
        expect(textOf(await asks('How do I fly a kite?'))).toContain('hold it into the wind');
      });

      const visaCard = () =>
        eventually('the card', async () =>
          (await ana().read('deals')).findLast((one) => one.bot && textOf(one).includes('visa for Japan')),
        );

      /** Ticks boxes in the form of the channel; what its boxes say. */
      async function chooseAgents(choose: (names: string[]) => string[]): Promise<string> {
        const { form } = await openEntry(ana(), 'channel', 'channel:');
        await ana().click({ view_id: form.id, action_id: 'value', block_id: 'channelId', selected: GENERAL });
        const drawn = await eventually('the form of the channel', async () =>
          (await ana().views()).find((one) => one.id === form.id && textOf(one).includes(`mode:${GENERAL}`)),
        );
        const block = drawn.blocks.find(({ block_id }) => block_id === `agents:${GENERAL}`);
        const { options } = block!.element as { options: { value: string }[] };
        const answer = await ana().submit(form.id, {
          [`mode:${GENERAL}`]: 'mention',
          [`agents:${GENERAL}`]: choose(options.map(({ value }) => value)),
        });
        expect(answer).toMatchObject({ ok: true });
        return JSON.stringify(block);
      }

      /** Waits until the list of channels, which is open, says so; then closes it. */
      async function channelsShow(says: (text: string) => boolean): Promise<void> {
        await eventually('the list of channels', async () => {
          const views = await ana().views();
          return views.length === 1 && says(textOf(views[0]!));
        });
        await closeAll(ana());
      }
    },
  );
}

function pick({ action_id, value }: { action_id: string; value: string }) {
  return { action_id, value };
}

/** Other processes wait for a dead one's leases to run out; here that time is let pass. */
async function letLeasesRunOut(server: TestDatabase): Promise<void> {
  const database = await openServer(server.url, { maxConnections: 1 });
  await database.query(sql`update events set claimed_until = now() where finished_at is null`);
  await database.query(sql`update outbox set claimed_until = now() where state = 'pending'`);
  await database.close();
}
