import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inline } from './mrkdwn-tree.ts';
import { parseMrkdwn } from './parse-mrkdwn.ts';

const inline = (source: string): Inline[] => {
  const [first] = parseMrkdwn(source);
  return first?.kind === 'paragraph' ? first.children : [];
};

describe('parseMrkdwn', () => {
  it('reads single stars as bold, not as italic', () => {
    expect(inline('a *b* c')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'bold', children: [{ kind: 'text', text: 'b' }] },
      { kind: 'text', text: ' c' },
    ]);
  });

  it('leaves underscores and stars inside words alone', () => {
    expect(inline('snake_case_name and 2*3*4')).toEqual([
      { kind: 'text', text: 'snake_case_name and 2*3*4' },
    ]);
  });

  it('reads a link with its label, a person, a channel and a group', () => {
    expect(inline('<https://example.com/?a=1&amp;b=2|site> <@U1> <#C1|general> <!subteam^S1>')).toEqual([
      { kind: 'link', url: 'https://example.com/?a=1&b=2', children: [{ kind: 'text', text: 'site' }] },
      { kind: 'text', text: ' ' },
      { kind: 'user', id: 'U1' },
      { kind: 'text', text: ' ' },
      { kind: 'channel', id: 'C1', label: 'general' },
      { kind: 'text', text: ' ' },
      { kind: 'group', id: 'S1' },
    ]);
  });

  it('never makes a link of a script address', () => {
    expect(JSON.stringify(parseMrkdwn('<javascript:alert(1)|click>'))).not.toContain('"link"');
  });

  it('keeps escaped angle brackets as text', () => {
    expect(inline('&lt;@U1&gt; &amp;amp;')).toEqual([{ kind: 'text', text: '<@U1> &amp;' }]);
  });

  it('reads quotes and fenced code as blocks of their own', () => {
    expect(parseMrkdwn('&gt; one\n&gt; two\nthree\n```\n*not bold*\n```').map((block) => block.kind)).toEqual(
      ['quote', 'paragraph', 'code-block'],
    );
  });

  it('keeps Japanese and Arabic text whole', () => {
    expect(inline('*価格*は؟')).toEqual([{ kind: 'text', text: '*価格*は؟' }]);
    expect(inline('*السعر* الآن')[0]).toEqual({ kind: 'bold', children: [{ kind: 'text', text: 'السعر' }] });
  });

  it('takes any text without failing or losing a letter or digit', () => {
    const lettersOf = (text: string) => text.replace(/[^a-z0-9]/gi, '');
    const alphabet = fc.constantFrom(...'ab1 *_~`>\n');
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 60 }), (text) => {
        const shown = JSON.stringify(parseMrkdwn(text), (key, value) => (key === 'kind' ? undefined : value));
        const found = [...shown.matchAll(/"text":("(?:[^"\\\\]|\\\\.)*")/g)].map(([, part]) =>
          JSON.parse(part ?? '""'),
        );
        expect(lettersOf(found.join(''))).toBe(lettersOf(text));
      }),
    );
  });
});
