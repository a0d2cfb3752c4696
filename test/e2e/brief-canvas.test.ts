import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { t } from '../../src/messages/t.ts';
import { runCommand } from '../fixtures/run-command.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { eventually, type SeenMessage, textOf } from '../fixtures/slack-person.ts';

const LINK = /\/docs\/\w+\/(F\w+)/;

/** A canvas as a person sees it; null where they cannot open it. */
interface SeenCanvas {
  id: string;
  title: string;
  markdown: string;
  writable: boolean;
}

describe('a brief as a canvas', () => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  beforeAll(async () => {
    bot = await startSlackBot({ mode: 'socket' });
  });
  afterAll(() => bot.close());
  beforeEach(async () => {
    await control('/canvases', { canvases: 'on' });
    await bot.app.database.query(sql`delete from canvases`);
  });

  const control = async (path: string, body?: unknown, method = 'POST') => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(bot.sandbox.url + path, { method, headers, ...init });
    expect(response.ok, `${path}: ${await response.clone().text()}`).toBe(true);
  };
  const at = (who: string, id: string, more = '') => `${bot.sandbox.url}/person/${who}/canvases/${id}${more}`;
  const open = async (who: string, id: string): Promise<SeenCanvas | null> => {
    const response = await fetch(at(who, id));
    return response.ok ? ((await response.json()) as SeenCanvas) : null;
  };
  const write = (who: string, id: string, markdown: string) =>
    control(`/person/${who}/canvases/${id}`, { markdown }, 'PUT');
  const calls = async (method: string): Promise<number> => {
    const response = await fetch(`${bot.sandbox.url}/calls`);
    const { methods } = (await response.json()) as { methods: Record<string, { calls: number }> };
    return methods[method]?.calls ?? 0;
  };

  /** Asks by the command, and waits for what comes of it. */
  async function brief(who: string, channel: string, text: string): Promise<SeenMessage> {
    const before = new Set((await bot.as(who).read(channel)).map((one) => one.ts));
    await bot.as(who).command(channel, '/brief', text);
    return eventually(`the brief ${text}`, async () =>
      (await bot.as(who).read(channel)).find((one) => one.bot && one.final && !before.has(one.ts)),
    );
  }
  const canvasOf = (message: SeenMessage): string => LINK.exec(textOf(message))?.[1] ?? '';
  const rows = () =>
    bot.app.database.query<{ canvas_id: string | null; reader: string; state: string }>(
      sql`select canvas_id, reader, state from canvases order by id`,
    );
  /** What is due is looked at when the bot starts. */
  const lookAgain = async () => {
    await bot.app.database.query(sql`update canvases set due_at = now()`);
    await bot.restart();
  };

  it('is for the asker alone in their own messages, who may write on it; nobody else can open it', async () => {
    const message = await brief('nora', 'dm', 'Solvane canvas');
    const id = canvasOf(message);
    expect(textOf(message)).toContain('a canvas that only you can read');
    expect(textOf(message)).toContain(t('en', 'flow.account.now'));
    expect(textOf(message)).not.toContain(t('en', 'flow.account.people'));
    const canvas = await open('nora', id);
    expect(canvas).toMatchObject({ title: 'Brief: Solvane Foods', writable: true });
    for (const key of ['now', 'people', 'open_opportunities', 'about'] as const)
      expect(canvas!.markdown).toContain(`## ${t('en', `flow.account.${key}`)}`);
    expect(canvas!.markdown).toContain('## Sources');
    expect(canvas!.markdown).toContain('Lucía Ibarra');
    for (const other of ['jonas', 'diego', 'ruth', 'lena']) expect(await open(other, id)).toBeNull();
  });

  it('is for everybody who reads the channel where it was asked, to be read', async () => {
    const id = canvasOf(await brief('nora', 'deal-brightwater', 'Northquay canvas'));
    expect(await open('hanna', id)).toMatchObject({ title: 'Brief: Northquay Ports', writable: false });
    expect(await open('diego', id)).toBeNull();
    // A private brief there is another one, for the one who asked.
    const alone = canvasOf(await brief('nora', 'deal-brightwater', 'Northquay me canvas'));
    expect(alone).not.toBe(id);
    expect(await open('nora', alone)).not.toBeNull();
    expect(await open('hanna', alone)).toBeNull();
  });

  it('can be asked for in words, in the language of the person', async () => {
    const asked = await bot.as('greta').say('dm', 'Briefing zu Solvane Foods als Canvas');
    const id = canvasOf(await bot.as('greta').reply('dm', asked));
    expect(await open('greta', id)).toMatchObject({ title: 'Briefing: Solvane Foods' });
    const japanese = await bot.as('kaito').say('dm', 'Solvane Foodsのブリーフをcanvasで作成して');
    expect(canvasOf(await bot.as('kaito').reply('dm', japanese))).toMatch(/^F/);
  });

  it('is refreshed in place: what changed is written again, and what the person wrote stays', async () => {
    const id = canvasOf(await brief('nora', 'dm', 'Solvane canvas'));
    const before = (await open('nora', id))!.markdown;
    await write('nora', id, `${before}\n\n## My own notes\n\nAsk about the budget.`);
    await bot.app.database.query(
      sql`update contacts set title = 'Chief Bottle Washer' where name = 'Lucía Ibarra'`,
    );
    await bot.app.database.query(sql`
      update opportunities set closed = true where account_id = 'acc-solvane-foods'`);
    const again = canvasOf(await brief('nora', 'dm', 'Solvane Foods canvas'));
    expect(again).toBe(id);
    const after = (await open('nora', id))!.markdown;
    expect(after).toContain('Chief Bottle Washer');
    expect(after).not.toContain('Directora de mantenimiento');
    const lines = after.split('\n').filter((line) => line.trim() !== '');
    expect(lines).toEqual([...new Set(lines)]);
    expect(before).toContain('## Open opportunities');
    expect(after).not.toContain('## Open opportunities');
    expect(after).toContain('## My own notes\n\nAsk about the budget.');
    expect((await rows()).map(({ canvas_id }) => canvas_id)).toEqual([id]);
  });

  it('is made anew once somebody has deleted it', async () => {
    const id = canvasOf(await brief('nora', 'dm', 'Velmara canvas'));
    await call('canvases.delete', { canvas_id: id });
    const another = canvasOf(await brief('nora', 'dm', 'Velmara canvas'));
    expect(another).not.toBe(id);
    expect(await open('nora', another)).toMatchObject({ title: 'Brief: Velmara Hotels' });
  });

  it('is left as it is once the person has shared it: what is new is for them alone', async () => {
    const id = canvasOf(await brief('nora', 'dm', 'Drachwerk canvas'));
    await control(`/person/nora/canvases/${id}/share`, { user: 'U0FW00009' });
    await bot.app.database.query(
      sql`update accounts set industry = 'Only since then' where id = 'acc-drachwerk'`,
    );
    const message = await brief('nora', 'dm', 'Drachwerk canvas');
    expect(textOf(message)).toContain(t('en', 'slack.page.new'));
    expect(await open('anneke', canvasOf(message))).toBeNull();
    expect((await open('nora', canvasOf(message)))!.markdown).toContain('Only since then');
    expect((await open('anneke', id))!.markdown).not.toContain('Only since then');
  });

  it.each([
    ['off', 'off'],
    ['free', 'plan'],
  ] as const)(
    'is the brief in blocks where Slack has no canvas (%s), and says why',
    async (canvases, why) => {
      await control('/canvases', { canvases });
      const message = await brief('greta', 'dm', 'Solvane canvas');
      expect(textOf(message)).toContain(t('de', `slack.page.lost.${why}`));
      expect(textOf(message)).toContain(t('de', 'flow.account.people'));
      expect(canvasOf(message)).toBe('');
    },
  );

  it('is made once when the answer to its making is lost, and when the bot is gone before its message', async () => {
    const made = await calls('canvases.create');
    await control('/faults', { method: 'canvases.create', kind: 'drop', afterEffect: true });
    await control('/faults', { method: 'chat.postMessage', kind: 'drop', afterEffect: false });
    const message = await brief('nora', 'dm', 'Asterhof canvas');
    expect(await open('nora', canvasOf(message))).toMatchObject({ title: 'Brief: Asterhof Kliniken' });
    expect(await calls('canvases.create')).toBe(made + 1);
    const said = (await bot.as('nora').read('dm')).filter((one) => canvasOf(one) === canvasOf(message));
    expect(said).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
  });

  it('is written once when the bot dies amid writing it again', async () => {
    const id = canvasOf(await brief('nora', 'dm', 'Kitamori canvas'));
    await bot.app.database.query(
      sql`update accounts set seats = 261, website = 'steam.example' where id = 'acc-kitamori-rail'`,
    );
    await control('/faults', { method: 'canvases.edit', kind: 'drop', afterEffect: true });
    expect(canvasOf(await brief('nora', 'dm', 'Kitamori canvas'))).toBe(id);
    const { markdown } = (await open('nora', id))!;
    for (const line of markdown.split('\n').filter((one) => one.trim() !== ''))
      expect(
        markdown.split('\n').filter((one) => one === line),
        line,
      ).toHaveLength(1);
    expect(markdown).toContain('steam.example');
  });

  it('is taken away when somebody comes to the channel who may not read all of it', async () => {
    const id = canvasOf(await brief('ruth', 'leadership', 'Tarnmoor canvas'));
    expect(await open('victor', id)).toMatchObject({ title: 'Brief: Tarnmoor Energy' });
    await lookAgain();
    expect(await open('victor', id)).not.toBeNull();
    await control('/person/ruth/invite', { channel: 'leadership', user: 'nora' });
    await eventually('the member', async () => {
      const [row] = await bot.app.database.query(
        sql`select 1 from channel_members where channel_id = 'G0FW00010' and person_id = 'U0FW00001'`,
      );
      return row !== undefined;
    });
    await lookAgain();
    await eventually('the end of the canvas', async () => (await open('victor', id)) === null);
    expect(await open('nora', id)).toBeNull();
    expect(await rows()).toEqual([]);
    const again = await brief('ruth', 'leadership', 'Tarnmoor canvas');
    expect(canvasOf(again)).toBe('');
    expect(textOf(again)).not.toContain('Tarnmoor Energy');
  });

  it('goes with the question that was deleted, and with the person who is forgotten', async () => {
    const asked = await bot.as('jonas').say('dm', 'brief me on Pasternal Glass as a canvas');
    const first = canvasOf(await bot.as('jonas').reply('dm', asked));
    const second = canvasOf(await brief('jonas', 'dm', 'Perrin canvas'));
    expect(await open('jonas', first)).not.toBeNull();
    await bot.as('jonas').remove('dm', asked);
    await eventually('the end of the canvas', async () => (await open('jonas', first)) === null);
    expect(await open('jonas', second)).not.toBeNull();
    expect((await runCommand(bot.app, 'forget', 'person', 'U0FW00005')).code).toBe(0);
    await eventually('the end of the other', async () => (await open('jonas', second)) === null);
    expect(await rows()).toEqual([]);
  });

  async function call(method: string, args: Record<string, unknown>): Promise<void> {
    const response = await fetch(bot.sandbox.apiUrl + method, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bot.sandbox.botToken}` },
      body: JSON.stringify(args),
    });
    expect(await response.json()).toMatchObject({ ok: true });
  }
});

describe('a brief as a canvas, for a bot with few scopes', () => {
  const briefOf = async (bot: Awaited<ReturnType<typeof startSlackBot>>): Promise<SeenMessage> => {
    const before = new Set((await bot.as('nora').read('dm')).map((one) => one.ts));
    await bot.as('nora').command('dm', '/brief', 'Velmara canvas');
    return eventually('the brief', async () =>
      (await bot.as('nora').read('dm')).find((one) => one.bot && one.final && !before.has(one.ts)),
    );
  };

  it('is the brief in blocks without the scope to write them', async () => {
    const bot = await startSlackBot({ mode: 'socket', withoutScopes: ['canvases:write', 'canvases:read'] });
    const message = await briefOf(bot);
    expect(textOf(message)).toContain(t('en', 'slack.page.lost.scope'));
    expect(textOf(message)).toContain(t('en', 'flow.account.people'));
    await bot.close();
  });

  it('is written anew as a whole, or made anew beside what a person wrote, without the scope to look into them', async () => {
    const bot = await startSlackBot({ mode: 'socket', withoutScopes: ['canvases:read'] });
    const link = (message: SeenMessage) => LINK.exec(textOf(message))?.[1] ?? '';
    const id = link(await briefOf(bot));
    await bot.app.database.query(sql`update accounts set seats = 4711 where id = 'acc-velmara-hotels'`);
    expect(link(await briefOf(bot))).toBe(id);
    const at = `${bot.sandbox.url}/person/nora/canvases/${id}`;
    const { markdown } = (await (await fetch(at)).json()) as SeenCanvas;
    expect(markdown).toContain('4,711');
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ markdown: `Call them first.\n\n${markdown}` });
    expect((await fetch(at, { method: 'PUT', headers, body })).ok).toBe(true);
    const another = await briefOf(bot);
    expect(link(another)).not.toBe(id);
    expect(textOf(another)).toContain(t('en', 'slack.page.new'));
    expect(((await (await fetch(at)).json()) as SeenCanvas).markdown).toContain('Call them first.');
    await bot.close();
  });
});
