import { afterEach, expect, test } from 'vitest';
import type { ThreadLimits } from '../../src/core/confined-thread.ts';
import { ConfinedConverter } from '../../src/sources/documents/confined-converter.ts';
import { makePdf } from '../fixtures/make-pdf.ts';

let converter: ConfinedConverter | undefined;
afterEach(() => converter?.close());

const start = (limits: Partial<ThreadLimits>): ConfinedConverter => {
  converter = new ConfinedConverter(limits);
  return converter;
};

const FINE = Buffer.from('<p>fine');

test('a file that takes too long is given up, and the next one is read', async () => {
  const confined = start({ timeoutMs: 1_000 });
  const endless = Buffer.from('<table><tr>'.repeat(400_000));
  expect(await confined.convert('html', endless)).toEqual({ reason: 'it takes longer than 1 s to read' });
  expect(await start({}).convert('html', FINE)).toMatchObject({ body: 'fine' });
});

test('a file that fills the heap costs its thread only', async () => {
  const confined = start({ heapMb: 24 });
  const large = Buffer.from('<p>x</p><b>a</b>'.repeat(300_000));
  expect(await confined.convert('html', large)).toEqual({ reason: 'it takes too much memory to read' });
  expect(await confined.convert('html', FINE)).toMatchObject({ body: 'fine' });
});

test('a file that unpacks without end is stopped while it does', async () => {
  const confined = start({ growthMb: 200 });
  const bomb = makePdf([[]], { content: Buffer.alloc(500 * 1024 * 1024, ' ') });
  expect(bomb.length).toBeLessThan(10_000);
  expect(await confined.convert('pdf', bomb)).toEqual({ reason: 'it takes too much memory to read' });
  expect(await confined.convert('html', FINE)).toMatchObject({ body: 'fine' });
});

test('several files are read one after the other by one thread', async () => {
  const confined = start({});
  for (let n = 0; n < 3; n += 1)
    expect(await confined.convert('html', Buffer.from(`<p>file ${n}`))).toMatchObject({ body: `file ${n}` });
});
