import { describe, expect, test } from 'vitest';
import { readPattern } from './pattern.ts';

const finds = (source: string, text: string): boolean => readPattern(source).regex.test(text);

describe('reading a pattern in Python’s syntax', () => {
  test.each([
    ['(?i)abc', 'xABCx'],
    ['(?s)a.b', 'a\nb'],
    ['(?is:a.b)c', 'A\nBC'],
    ['a(?#a comment, with (a bracket)b', 'ab'],
    ['Pay\\ \\&\\ Go\\-To\\#1', 'pay & go-to#1'],
    ['(?P<first>a)(?P=first)', 'aa'],
    ['(a)\\1', 'aa'],
    ['^a{,2}$', 'aa'],
    ['{a}', '{a}'],
    ['a]', 'a]'],
    ['[]x]+$', 'x]'],
    ['[^]x]', 'y'],
    ['[\\w.+-]+@\\w+', 'jürgen.o@x'],
    ["[’\\'\\s]", "'"],
    ['\\bété\\b', 'un été chaud'],
    ['\\A\\d\\Z', '7'],
    ['a$', 'a\n'],
    ['(?<![\\d][.,])5(?!\\d)', '5'],
    ['3月 ?31日', '3月31日'],
  ])('%s finds itself in %j', (source, text) => expect(finds(source, text)).toBe(true));

  test.each([
    ['\\bt\\b', 'été'],
    ['^a{,2}$', 'aaa'],
    ['[^]x]', ']'],
    ['a.b$', 'a b c'],
    ['\\W', 'é'],
    ['a$', 'a\nb'],
  ])('%s is not in %j', (source, text) => expect(finds(source, text)).toBe(false));

  test.each(['(?m)^a', '(?-i:a)', '(?x) a', '[\\W]', 'a\\N{DASH}', '(a', '(?(1)a|b)', '(?>a)', 'a++'])(
    '%s is refused',
    (source) => expect(() => readPattern(source)).toThrow(SyntaxError),
  );

  test('a comment marks what says that nothing was found', () => {
    expect(readPattern('(?#norec)found nothing').saysNothingFound).toBe(true);
    expect(readPattern('found nothing').saysNothingFound).toBe(false);
  });
});
