import { expect, it } from 'vitest';
import { renderPassage } from './render-passage.ts';

it('paragraphs, steps, points, tables and code are shown as what they are', () => {
  expect(renderPassage('One.\n\n1. First\n2. Second\n   with more')).toBe(
    '<p dir="auto">One.</p>\n<ol start="1"><li dir="auto">First</li><li dir="auto">Second<br>with more</li></ol>',
  );
  expect(renderPassage('- a\n- b')).toBe('<ul><li dir="auto">a</li><li dir="auto">b</li></ul>');
  expect(renderPassage('| Add-on | Price |\n| SSO | 2 EUR |')).toBe(
    '<div class="wide" tabindex="0"><table><thead><tr><th scope="col" dir="auto">Add-on</th><th scope="col" dir="auto">Price</th></tr></thead><tbody><tr><td dir="auto">SSO</td><td dir="auto">2 EUR</td></tr></tbody></table></div>',
  );
  expect(renderPassage('```\na < b\n\nc\n```')).toBe('<pre tabindex="0"><code>a &lt; b\n\nc</code></pre>');
});

it('nothing in a text becomes a tag, a link or a picture', () => {
  const attack = '<script>alert(1)</script> [a](javascript:alert(1)) ![b](https://x.io/y.png) " \' &';
  const shown = renderPassage(`${attack}\n\n- ${attack}\n\n| ${attack} | b |\n| <img src=x onerror=y> | b |`);
  expect(shown).not.toMatch(/<(?:script|img|a)\b/);
  expect(shown).not.toMatch(/\son\w+=(?!y&gt;)/);
});
