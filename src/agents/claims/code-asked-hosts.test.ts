import { expect, it } from 'vitest';
import type { Evidence } from '../../core/citation.ts';
import { codeAskedHosts } from './code-asked-hosts.ts';

const evidence: Evidence[] = [
  { n: 1, kind: 'passage', id: 'passage:1', title: 'Guide', text: 'Open docs.example to begin.' },
];
const question = 'Is it at evil.link/r or at docs.example?';

it.each([
  [
    'a host of the question alone is code',
    'It is not at evil.link/r. [1]',
    'It is not at `evil.link/r`. [1]',
  ],
  ['a host of the source is text', 'It is at docs.example. [1]', 'It is at docs.example. [1]'],
  ['a host of neither is left to the check', 'It is at other.link. [1]', 'It is at other.link. [1]'],
  ['what is code is code already', 'Not at `evil.link/r`. [1]', 'Not at `evil.link/r`. [1]'],
])('%s', (_, text, shown) => {
  expect(codeAskedHosts(text, { question, evidence })).toBe(shown);
});
