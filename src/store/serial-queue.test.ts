import { expect, test } from 'vitest';
import { createSerialQueue } from './serial-queue.ts';

const nothing = () => Promise.resolve();

test('pieces of work run one at a time and in the order in which they came', async () => {
  const queue = createSerialQueue(nothing);
  const seen: string[] = [];
  const piece = (name: string) => async () => {
    seen.push(`${name} begins`);
    await nothing();
    seen.push(`${name} ends`);
  };
  await Promise.all(['a', 'b', 'c'].map((name) => queue.run(piece(name))));
  expect(seen).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test('what is urgent passes in front of all that waits, and not of what has begun', async () => {
  const queue = createSerialQueue(nothing);
  const seen: string[] = [];
  let release = () => {};
  const begun = new Promise<void>((resolve) => {
    release = resolve;
  });
  const note = (name: string) => async () => void seen.push(name);
  const first = queue.run(async () => {
    await begun;
    seen.push('first');
  });
  await nothing();
  const rest = Array.from({ length: 200 }, (_, n) => queue.run(note(`${n}`)));
  const urgent = queue.run(note('urgent'), { urgent: true });
  release();
  await Promise.all([first, urgent, ...rest]);
  expect(seen.slice(0, 3)).toEqual(['first', 'urgent', '0']);
  expect(seen).toHaveLength(202);
});

test('a flood of urgent work does not keep back the rest for good', async () => {
  const queue = createSerialQueue(nothing);
  const seen: string[] = [];
  const note = (name: string) => async () => void seen.push(name);
  const all = Array.from({ length: 40 }, () => queue.run(note('urgent'), { urgent: true }));
  all.push(queue.run(note('ordinary')), queue.run(note('ordinary')));
  await Promise.all(all);
  const first = seen.indexOf('ordinary');
  expect(first).toBeLessThan(12);
  expect(seen.lastIndexOf('ordinary')).toBeLessThan(22);
});

test('work that fails, fails for whoever asked for it alone', async () => {
  const queue = createSerialQueue(nothing);
  const broken = queue.run(() => Promise.reject(new Error('broken')));
  const next = queue.run(() => Promise.resolve('done'));
  await expect(broken).rejects.toThrow('broken');
  expect(await next).toBe('done');
});
