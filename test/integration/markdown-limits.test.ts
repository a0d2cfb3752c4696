import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterEach, expect, test } from 'vitest';
import { ConfinedCutter } from '../../src/knowledge/chunking/confined-cutter.ts';

let cutter: ConfinedCutter | undefined;
afterEach(() => cutter?.close());

const cut = (body: string) => cutter!.cut({ title: 'Notes', body, chunking: 'structure-170' });

test.each([
  ['emphasis', '*a_ '.repeat(12_000)],
  ['links', '[a]['.repeat(30_000)],
  ['footnotes', '[^a]: x\n'.repeat(30_000)],
])(
  'Markdown that takes the square of its length (%s) is given up, and nobody waits for it',
  async (_, body) => {
    cutter = new ConfinedCutter({ timeoutMs: 4_000 });
    // The thread has to have begun: its start is work of this one.
    await cut(`# Notes\n\n${'Fine. '.repeat(1_000)}`);
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    expect(await cut(body)).toEqual({ reason: 'it takes longer than 4 s to read' });
    delay.disable();
    expect(delay.max / 1e6).toBeLessThan(1_000);
    cutter = new ConfinedCutter();
    expect(await cut(`# Notes\n\n${'Fine. '.repeat(1_000)}`)).toHaveProperty('passages');
  },
);

test('a long text is cut in the thread as a short one is here', async () => {
  cutter = new ConfinedCutter();
  const section = (n: number) => `## Part ${n}\n\n${'It is said here. '.repeat(20)}`;
  const long = Array.from({ length: 20 }, (_, n) => section(n)).join('\n\n');
  const here = await cut(section(0));
  const there = await cut(long);
  expect('passages' in here && 'passages' in there && there.passages[0]).toEqual(
    'passages' in here && here.passages[0],
  );
});

test('several texts are cut at once, each by itself, and none after the end', async () => {
  cutter = new ConfinedCutter({}, 2);
  const bodyOf = (n: number) => `# Text ${n}\n\n${'It is said here. '.repeat(150)}`;
  const all = await Promise.all(Array.from({ length: 7 }, (_, n) => cut(bodyOf(n))));
  const headings = all.map((one) => 'passages' in one && one.passages[0]!.headingPath);
  expect(headings).toEqual(Array.from({ length: 7 }, (_, n) => `Notes › Text ${n}`));
  // More wait than there are threads to wake them.
  const late = Array.from({ length: 6 }, (_, n) => cut(bodyOf(n + 8)));
  await cutter.close();
  for (const one of await Promise.all(late)) expect(one).toHaveProperty('reason');
});
