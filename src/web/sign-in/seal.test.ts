import { expect, it } from 'vitest';
import { z } from 'zod';
import { createSeal } from './seal.ts';

const person = z.object({ person: z.string() });

it('what was closed is opened as it was, until its end', () => {
  let nowMs = 1_000;
  const seal = createSeal('secret', 'session', () => nowMs);
  const sealed = seal.close({ person: 'U1' }, 60);
  expect(seal.open(sealed, person)).toEqual({ person: 'U1' });
  nowMs += 60_000;
  expect(seal.open(sealed, person)).toBeNull();
});

it('what was changed, signed with another secret or for another purpose is not opened', () => {
  const seal = createSeal('secret', 'session', () => 0);
  const [body, signature] = seal.close({ person: 'U1' }, 60).split('.') as [string, string];
  const other = Buffer.from(JSON.stringify({ value: { person: 'U2' }, untilMs: 60_000 })).toString(
    'base64url',
  );
  const closed = [
    `${other}.${signature}`,
    `${body}.${signature}x.y`,
    `${body}.`,
    body,
    '',
    undefined,
    createSeal('another', 'session', () => 0).close({ person: 'U1' }, 60),
    createSeal('secret', 'sign-in', () => 0).close({ person: 'U1' }, 60),
  ];
  for (const sealed of closed) expect(seal.open(sealed, person)).toBeNull();
});
