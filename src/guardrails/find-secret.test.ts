import { expect, it } from 'vitest';
import { findSecret, maskSecrets } from './find-secret.ts';

it.each([
  ['by the way, the staging password is Zebra9!kappa7', 'by the way, the staging password is •••'],
  ['passwort: Tr0ub4dor&3x, danke', 'passwort: ••• danke'],
  ['use xoxb-123456789012-abcdefABCDEF and then', 'use ••• and then'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nthanks', '•••\nthanks'],
  ['card 4111 1111 1111 1111 or DE89 3704 0044 0532 0130 00', 'card ••• or •••'],
  ['token: AbCdEf0123456789! and password=Zebra9!kappa7', 'token: ••• and password=•••'],
  ['the pass\u200bword is Zebra9!kappa7', 'the password is •••'],
])('%j is kept without what is secret in it', (text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
  expect(findSecret(masked)).toBeNull();
});

it.each(['the password is too short', 'our order 4111 1111 1111 1112 is late', 'ＡＢＣ stays as it is', ''])(
  '%j holds no secret and stays as it is',
  (text) => {
    expect(maskSecrets(text)).toBe(text);
  },
);
