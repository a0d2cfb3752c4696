import { describe, expect, it } from 'vitest';
import { findHosts, splitNextSentence } from './find-hosts.ts';

const hosts = (text: string) => findHosts(text).map((it) => it.text);

describe('what may be taken for the address of a host', () => {
  it.each([
    ['at evil.link/r. Then', ['evil.link/r']],
    ['evil.de/login?u=nora', ['evil.de/login?u=nora']],
    ['open login-ferrowick.zip, then', ['login-ferrowick.zip']],
    ['**evil.de** and _evil.de_', ['evil.de', 'evil.de']],
    ['write to ana@mail.example', ['ana@mail.example']],
    ['詳細はexample.comをご覧ください', ['example.com']],
    ['пример.рф', ['пример.рф']],
    ['t.co/abc', ['t.co/abc']],
    ['a host at its port: docs.example:8443/x', ['docs.example:8443/x']],
  ])('is found: %s', (text, found) => {
    expect(hosts(text)).toEqual(found);
  });

  it.each([
    'release 4.1.7, v2.0.1 and 28.50EUR',
    'It is valid for 30 days.The next one is not.',
    'Schritt 3.Danach weiter',
    'p.ej. esto, z.B. das, e.g. that, i.e. this',
    'in the U.S. and in EE.UU., by RR.HH.',
    'at 9.30am',
    'All of it ends here.',
    'これで終わりです。次に進みます。',
  ])('is nothing of: %s', (text) => {
    expect(hosts(text)).toEqual([]);
  });

  it('is looked for in a time that grows with the text alone', () => {
    const started = performance.now();
    for (const unit of ['a.', 'a-', 'a@', 'a.b@', '.a', 'a%']) hosts(unit.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('a sentence right behind another', () => {
  it('is parted from it', () => {
    expect(splitNextSentence('It ends.Next it goes on.', '|')).toBe('It ends.|Next it goes on.');
  });

  it.each(['https://docs.example/End.Next', 'see docs.example/a.Html', 'ana@mail.Example'])(
    'is none within an address: %s',
    (text) => {
      expect(splitNextSentence(text, '|')).toBe(text);
    },
  );
});
