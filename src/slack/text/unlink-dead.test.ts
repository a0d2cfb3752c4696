import { expect, it } from 'vitest';
import { unlinkDead } from './unlink-dead.ts';

it('an address that leads nowhere is text, and one that leads somewhere stays a link', () => {
  expect(unlinkDead('Website: https://solvane.example. See [the guide](https://docs.acme.example/a).')).toBe(
    'Website: solvane.example. See the guide.',
  );
  const alive = 'Website: https://acme.io and [the guide](https://docs.acme.io/a)';
  expect(unlinkDead(alive)).toBe(alive);
});
