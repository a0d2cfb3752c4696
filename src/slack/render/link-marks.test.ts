import { expect, it } from 'vitest';
import { linkMarks, unlinkMarks } from './link-marks.ts';

const SOURCES = [{ n: 1, url: 'https://help.acme.io/sso' }, { n: 2 }];

it('a number leads to its source, and is plain where the source has no address', () => {
  expect(linkMarks('Yes. [1][2] No. [3]', SOURCES)).toBe('Yes. [[1]](https://help.acme.io/sso)[2] No. [3]');
});

it('numbers in code and in links are no marks', () => {
  expect(linkMarks('`a[1]` and [1](https://x.io)', SOURCES)).toBe('`a[1]` and [1](https://x.io)');
});

it('brackets in an address do not end its link', () => {
  expect(linkMarks('[1]', [{ n: 1, url: 'https://x.io/a)b' }])).toBe('[[1]](https://x.io/a%29b)');
  expect(linkMarks('[1]', [{ n: 1, url: 'javascript:alert(1)' }])).toBe('[1]');
});

it('plain text shows the number alone', () => {
  expect(unlinkMarks(linkMarks('Yes. [1]', SOURCES))).toBe('Yes. [1]');
});
