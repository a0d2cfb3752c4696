import { expect, it } from 'vitest';
import { leadsNowhere } from './leads-nowhere.ts';

it('an address under a name that is reserved for examples leads nowhere', () => {
  expect(leadsNowhere('https://docs.acme.example/how-to')).toBe(true);
  expect(leadsNowhere('https://acme.invalid')).toBe(true);
  expect(leadsNowhere('https://ACME.Test./x')).toBe(true);
});

it('any other address may lead somewhere', () => {
  expect(leadsNowhere('https://example.com/how-to')).toBe(false);
  expect(leadsNowhere('https://acme.io/example/a.test')).toBe(false);
  expect(leadsNowhere('how-to/example')).toBe(false);
});
