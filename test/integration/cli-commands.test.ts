import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import type { CommandOutput } from '../../src/cli/command.ts';
import { serveCommands, socketPath } from '../../src/cli/holder-socket.ts';
import { runProgram } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config.ts';
import { lockDataFolder } from '../../src/store/lock-data-folder.ts';
import { fillWithExample } from '../fixtures/example-folder.ts';
import { documentOf, type Ran, runSwitchboard, startSwitchboard } from '../fixtures/process-switchboard.ts';

let folder: string;
let data: string;
let app: App;
let stop: () => Promise<void>;

/** As `start` does it: this process holds the data folder, and runs what other processes send it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-cli-'));
  data = join(folder, 'data');
  const config = readConfig({ SWITCHBOARD_DATA_DIR: data, LOG_LEVEL: 'silent' }, folder);
  await fillWithExample(data);
  app = await openApp(config, { command: 'switchboard start' });
  const commands = await serveCommands(data, ({ argv, cwd }, output, signal) =>
    runInside(argv, output, cwd, signal),
  );
  stop = commands.close;
});
afterAll(async () => {
  await stop?.();
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

function runInside(argv: string[], output: CommandOutput, cwd: string, signal: AbortSignal): Promise<number> {
  return runProgram(argv, {
    config: app.config,
    output,
    cwd,
    signal,
    registry: () => Promise.resolve(app.registry),
    app: () => Promise.resolve(app),
  });
}

/** Runs a command line in a process of its own, which finds the holder. */
const runChild = (argv: string[]): Promise<Ran> =>
  runSwitchboard(argv, { env: { SWITCHBOARD_DATA_DIR: data } });

/** Runs a command line in the holder itself, where a process of its own would add nothing but time. */
async function run(argv: string[]): Promise<Ran> {
  const ran: Ran = { code: null, signal: null, stdout: '', stderr: '' };
  const output: CommandOutput = {
    out: (text) => {
      ran.stdout += text;
    },
    err: (text) => {
      ran.stderr += text;
    },
    columns: null,
  };
  ran.code = await runInside(argv, output, folder, new AbortController().signal);
  return ran;
}

describe('with --json', () => {
  const inChild = (argv: string[]) => runChild([...argv, '--json']);
  const inHolder = (argv: string[]) => run([...argv, '--json']);

  test('ask prints one document of the promised shape', async () => {
    const ran = await inChild(['ask', 'how do I set up single sign-on?', '--as', 'nora']);
    expect(ran.code).toBe(0);
    const document = documentOf(ran);
    expect(document).toMatchObject({
      outcome: 'answered',
      agent: expect.any(String),
      text: expect.any(String),
      receiptId: expect.stringMatching(/^t_/),
      usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
    });
    expect(document.citations[0]).toMatchObject({
      n: 1,
      kind: expect.any(String),
      title: expect.any(String),
      quote: expect.any(String),
      id: expect.any(String),
    });
    for (const step of document.steps)
      expect(step).toEqual({ name: expect.any(String), ms: expect.any(Number) });
    const receipt = documentOf(await inChild(['receipt', document.receiptId]));
    expect(receipt).toMatchObject({ id: document.receiptId, outcome: 'answered' });
    const again = documentOf(
      await inHolder(['ask', 'and what does that need?', '--as', 'nora', '--thread', document.threadId]),
    );
    expect(again.threadId).toBe(document.threadId);
  });

  test('search, brief, the lists, migrate, sources, audit and doctor print one document each', async () => {
    const search = documentOf(await inChild(['search', 'single sign-on', '--limit', '3']));
    expect(search.hits).toHaveLength(3);
    expect(Object.keys(search.hits[0])).toEqual(
      expect.arrayContaining(['id', 'articleId', 'title', 'score', 'text']),
    );
    expect(documentOf(await inHolder(['brief', 'Solvane', '--as', 'nora'])).outcome).toBe('answered');
    for (const list of ['people', 'channels', 'groups', 'accounts'])
      expect(documentOf(await inChild([list])).length, list).toBeGreaterThan(2);
    expect(documentOf(await inHolder(['migrate'])).applied.length).toBeGreaterThan(0);
    expect(documentOf(await inHolder(['sources', 'list'])).length).toBeGreaterThan(0);
    expect(documentOf(await inHolder(['audit', 'verify']))).toMatchObject({ brokenAt: null });
    expect(documentOf(await inHolder(['doctor']))).toMatchObject({ ok: true });
  });

  test('ingest prints one document, and the fault of each file to stderr with its line', async () => {
    const articles = join(folder, 'articles');
    await mkdir(articles);
    await writeFile(join(articles, 'good.md'), '# Kites\n\nA kite needs wind.\n');
    await writeFile(join(articles, 'bad.md'), '---\ntitle: "unclosed\n---\n# Bad\n');
    await writeFile(join(articles, 'binary.md'), Buffer.from([0xff, 0xfe, 0x00, 0x80]));
    const ran = await inChild(['ingest', 'markdown', articles]);
    expect(ran.code).toBe(0);
    const report = documentOf(ran);
    expect(report).toMatchObject({ added: 1, readers: ['admins'] });
    expect(report.unreadable.map((one: { file: string }) => one.file).sort()).toEqual([
      'bad.md',
      'binary.md',
    ]);
    expect(ran.stderr).toContain('only admins may read');
    expect(ran.stderr).toMatch(/bad\.md(:\d+)?: /);
    expect(documentOf(await inHolder(['ingest', 'markdown', articles]))).toMatchObject({
      added: 0,
      unchanged: 1,
    });
  });
});

describe('what is not there', () => {
  test.each([
    ['a person', ['ask', 'x?', '--as', 'nobody-of-that-name'], 'nora'],
    ['a channel', ['ask', 'x?', '--in', 'no-such-channel'], '#'],
    ['a person of a search', ['search', 'x', '--as', 'nobody-of-that-name'], 'nora'],
    ['a channel of a brief', ['brief', 'Solvane', '--in', 'no-such-channel'], '#'],
    ['a receipt', ['receipt', 't_none'], 'receipt'],
    ['a source', ['sources', 'remove', 'nowhere'], 'sources list'],
  ])('%s ends with 66 and says what there is', async (_, argv, hint) => {
    const { code, stdout, stderr } = await run(argv);
    expect(code).toBe(66);
    expect(stdout).toBe('');
    expect(stderr).toContain(hint);
  });

  test('a person is taken by the id, the name, the mention and the address that lists show', async () => {
    await run(['names', 'set', 'person', 'nora@ferrowick.example', 'U0FW00001']);
    for (const person of ['U0FW00001', 'nora', '@Nora', '<@U0FW00001>', 'Nora@Ferrowick.example']) {
      const { code, stderr } = await run(['search', 'price', '--as', person, '--json']);
      expect({ person, code, stderr }).toEqual({ person, code: 0, stderr: '' });
    }
  });

  test('a source is removed by the id that the list shows', async () => {
    const articles = join(folder, 'to-remove');
    await mkdir(articles);
    await writeFile(join(articles, 'one.md'), '# Ladders\n\nA ladder has rungs.\n');
    await run(['ingest', 'markdown', articles]);
    const list = documentOf(await run(['sources', 'list', '--json'])) as { id: number; location: string }[];
    const { id } = list.find(({ location }) => location === articles)!;
    expect(await run(['sources', 'remove', String(id)])).toMatchObject({ code: 0 });
    const left = documentOf(await run(['sources', 'list', '--json'])) as { location: string }[];
    expect(left.map(({ location }) => location)).not.toContain(articles);
  });

  test('a file of questions of another shape is named with what is wrong in it', async () => {
    const file = join(folder, 'questions.json');
    await writeFile(file, JSON.stringify([{ question: 'How long?', contains: ['90 days'] }]));
    const { code, stderr } = await run(['bench', 'answers', '--questions', file]);
    expect(code).toBe(65);
    expect(stderr).toContain('0.expected');
  });

  test('a folder to ingest is named', async () => {
    for (const kind of ['markdown', 'salesforce', 'csv']) {
      const { code, stderr } = await run(['ingest', kind, join(folder, 'nowhere')]);
      expect([65, 66], `${kind}: ${stderr}`).toContain(code);
      expect(stderr).toContain('nowhere');
      expect(stderr).not.toContain('Unexpected');
    }
  });

  test('a command or an option ends with 64 and points to the help', async () => {
    for (const argv of [['dance'], ['ask'], ['ask', 'x', '--loud'], ['search', 'x', '--limit', 'many']]) {
      const { code, stderr } = await run(argv);
      expect(code, argv.join(' ')).toBe(64);
      expect(stderr).toContain('--help');
    }
  });
});

describe('a question of an odd kind', () => {
  test.each([
    ['of nothing but white space', '   \n ', 65],
    ['empty', '', 65],
  ])('%s is refused with an example', async (_, text, expected) => {
    const { code, stderr } = await run(['ask', text]);
    expect(code).toBe(expected);
    expect(stderr).toContain('Example');
  });

  test.each([
    ['of 40,000 characters', 'how do I set up single sign-on? '.repeat(1_250)],
    ['of one word of 40,000 characters', 'x'.repeat(40_000)],
    ['from right to left', 'كيف أقوم بإعداد تسجيل الدخول الموحد؟'],
    ['in Hebrew with marks of direction', '\u202eאיך מגדירים SSO?\u202c'],
    ['in Japanese', 'シングルサインオンはどう設定しますか？'],
    ['in Chinese', '如何设置单点登录？'],
    ['of emoji', '🙃🙃🙃'],
    ['with quotes and semicolons', `'; drop table turns; -- "$(rm -rf /)" \\`],
    ['with lone surrogates and control characters', 'sso \ufffd \u0007 \u001b[31m'],
    ['of Markdown', '**sso** [x](javascript:alert(1)) <@U1> <!channel>'],
  ])('%s ends in one outcome', async (_, text) => {
    const ran = await run(['ask', text, '--json']);
    expect(ran.code, ran.stderr).toBe(0);
    expect(['answered', 'clarified', 'refused']).toContain(documentOf(ran).outcome);
  });
});

describe('input that is malformed', () => {
  test('is reported with its line, and the rest is loaded', async () => {
    const files = join(folder, 'crm');
    await mkdir(files);
    await writeFile(join(files, 'accounts.csv'), 'id,name\na1,Kestrel Works\na2,"unclosed\n');
    const csv = await run(['ingest', 'csv', files, '--json']);
    expect(csv.stderr).toMatch(/accounts\.csv(:\d+)?/);
    expect(csv.stderr).not.toContain('Unexpected');
    const trees = join(folder, 'trees');
    await mkdir(trees);
    await writeFile(join(trees, 'broken.json'), '{"records": [');
    const json = await run(['ingest', 'salesforce', trees, '--json']);
    expect(json.stderr).toMatch(/broken\.json(:\d+)?/);
    expect(json.stderr).not.toContain('Unexpected');
  });

  test('of readers is refused before anything is read', async () => {
    const { code, stderr } = await run(['ingest', 'markdown', folder, '--readers', 'all']);
    expect(code).toBe(65);
    expect(stderr).toContain('group:<handle>');
  });
});

test('a reader that goes away early is no fault', async () => {
  const running = startSwitchboard(['accounts'], { env: { SWITCHBOARD_DATA_DIR: data } });
  running.child.stdout!.destroy();
  const { code, stderr } = await running.ended;
  expect(code, stderr).toBe(0);
});

describe('the holder of the data folder', () => {
  const connect = () =>
    new Promise<Socket>((resolve, reject) => {
      const socket = createConnection(socketPath(data));
      socket.once('connect', () => resolve(socket)).once('error', reject);
    });

  test('outlives clients that go away in the middle, or never say anything sensible', async () => {
    for (const line of ['', 'nonsense\n', '{"argv": 1}\n', `${'x'.repeat(200_000)}\n`]) {
      const socket = await connect();
      socket.on('error', () => undefined);
      socket.write(line);
      await new Promise((resolve) => setTimeout(resolve, 20));
      socket.destroy();
    }
    for (let n = 0; n < 5; n++) {
      const socket = await connect();
      socket.on('error', () => undefined);
      socket.write(`${JSON.stringify({ argv: ['accounts'], cwd: folder, columns: null })}\n`);
      if (n > 0) await new Promise((resolve) => socket.once('data', resolve));
      socket.destroy();
    }
    expect((await runChild(['people', '--json'])).code).toBe(0);
  });

  test.each([0, -1, 0.5, 'wide', 80, null])(
    'runs a command for a terminal that is %j columns wide',
    async (columns) => {
      const socket = await connect();
      socket.write(`${JSON.stringify({ argv: ['help'], cwd: folder, columns })}\n`);
      let said = '';
      for await (const chunk of socket) said += chunk;
      expect(said).toContain('{"exit":0}');
    },
  );

  test('stops a command when the person at the terminal gives up', async () => {
    const other = join(folder, 'other');
    const lock = await lockDataFolder(other, 'switchboard start');
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let givenUp = false;
    const commands = await serveCommands(other, async (_given, _output, signal) => {
      begun();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      givenUp = true;
      return 0;
    });
    const running = startSwitchboard(['people'], { env: { SWITCHBOARD_DATA_DIR: other } });
    await hasBegun;
    running.child.kill('SIGINT');
    expect((await running.ended).code).toBe(130);
    await commands.close();
    await lock.release();
    expect(givenUp).toBe(true);
  });
});

describe('records', () => {
  const OPEN = { op: 'is', field: 'closed', values: [false] };
  const query = (more: object) => JSON.stringify({ entity: 'opportunity', where: [OPEN], ...more });

  test('answers a question as a person, with the conditions in words, an aligned table and the count', async () => {
    const ran = await runChild(['records', 'my open deals', '--as', 'nora']);
    expect(ran.code).toBe(0);
    const [heading, header, ...rows] = ran.stdout.trimEnd().split('\n');
    expect(heading).toBe(`Your open deals: ${rows.length}`);
    expect(header).toMatch(/^name +account +amount +close date +stage +owner$/);
    for (const row of rows) expect(row.slice(header!.indexOf('owner'))).toBe('Nora Lindqvist');
    const risk = await run(['records', 'which accounts are at risk?', '--as', 'nora']);
    expect(risk.stdout).toContain('Note: “At risk” are accounts with a health score below 60.');
  });

  test('prints with --json exactly the query, its conditions, columns, rows and totals', async () => {
    const asked = documentOf(await runChild(['records', 'my open deals', '--as', 'nora', '--json']));
    expect(Object.keys(asked)).toEqual(['query', 'conditions', 'columns', 'rows', 'totals']);
    expect(asked.conditions).toBe('Your open deals');
    expect(asked.rows[0]).toEqual({
      id: expect.any(String),
      values: expect.objectContaining({ stage: expect.any(String), closeDate: expect.any(String) }),
      account: { id: expect.any(String), name: expect.any(String) },
    });
    expect(asked.totals).toEqual([
      { measure: 'count', currency: null, value: String(asked.rows.length), rows: asked.rows.length },
    ]);
    // The query that was understood, asked as it is, finds the same.
    const again = ['records', '--query', JSON.stringify(asked.query), '--as', 'nora', '--json'];
    expect(documentOf(await run(again))).toEqual(asked);
  });

  test('sums each currency for itself, and gives groups as rows', async () => {
    const sum = query({ measure: { type: 'sum', field: 'amount' } });
    const { totals, rows } = documentOf(await run(['records', '--query', sum, '--as', 'nora', '--json']));
    expect(rows).toEqual([]);
    expect(
      totals.map(({ measure, currency }: { measure: string; currency: string }) => [measure, currency]),
    ).toEqual([
      ['count', null],
      ['sum', 'EUR'],
      ['sum', 'USD'],
    ]);
    const grouped = query({ measure: { type: 'count' }, group: { field: 'stage' } });
    const groups = documentOf(await run(['records', '--query', grouped, '--as', 'nora', '--json']));
    expect(groups.columns).toEqual(['stage', 'count', 'currency', 'rows']);
    const counts = groups.rows.map(({ values }: { values: { count: string } }) => Number(values.count));
    expect(counts.reduce((all: number, one: number) => all + one, 0)).toBe(Number(groups.totals[0].value));
  });

  test('reads for whom it is said: a partner channel sees fewer, and nobody sees what everyone may not', async () => {
    const countFor = async (...whom: string[]) =>
      Number(documentOf(await run(['records', '--query', query({}), ...whom, '--json'])).totals[0].value);
    expect(await countFor('--as', 'nora', '--in', 'partner-stonebrook')).toBeLessThan(
      await countFor('--as', 'nora'),
    );
    expect(await countFor()).toBeLessThanOrEqual(await countFor('--as', 'nora'));
  });

  test.each([
    ['neither a question nor a query', [], 'one of the two'],
    ['both', ['my deals', '--query', '{}'], 'one of the two'],
    ['an empty question', ['  '], 'The question is empty'],
    ['a question of another kind', ['how do I set up single sign-on?'], 'switchboard ask'],
    ['a query that is no JSON', ['--query', '{x'], 'no JSON'],
    ['a query that does not fit', ['--query', '{"entity":"deal"}'], 'entity: '],
    [
      'a field that there is not',
      ['--query', '{"entity":"case","where":[{"op":"empty","field":"mood"}]}'],
      'There is no field "mood"',
    ],
  ])('refuses %s as wrong usage and says what to do', async (_, argv, said) => {
    const ran = await run(['records', ...argv]);
    expect(ran.code).toBe(64);
    expect(ran.stderr).toContain(said);
    expect(ran.stdout).toBe('');
  });
});
