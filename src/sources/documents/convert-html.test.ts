import { describe, expect, it } from 'vitest';
import { convertHtml } from './convert-html.ts';
import type { Document } from './document.ts';

function convert(html: string | Buffer): Document {
  const converted = convertHtml(Buffer.from(html));
  if ('reason' in converted) throw new Error(converted.reason);
  return converted;
}

const body = (html: string): string => convert(html).body;

describe('the structure of a page survives', () => {
  it('in headings, lists, tables and code', () => {
    const markdown = body(
      '<h2>Parts</h2><ul><li>One<ul><li>Deep</li></ul></li></ul><ol start="3"><li>Third</li></ol>' +
        '<table><tr><th>A</th><th>B|C</th></tr><tr><td>1</td><td>2<br>3</td></tr></table>' +
        '<pre><code class="language-sh">ls\n  # no heading</code></pre>',
    );
    expect(markdown).toBe(
      '## Parts\n\n- One\n  - Deep\n\n3. Third\n\n| A | B\\|C |\n| - | ---- |\n| 1 | 2 3  |\n\n```sh\nls\n  # no heading\n```',
    );
  });

  it('and what only looks like Markdown or HTML stays text', () => {
    expect(body('<p># none &lt;script&gt; [x](javascript:y)</p>')).toBe(
      '\\# none \\<script> \\[x]\\(javascript:y)',
    );
  });

  it('but a table for the looks is read cell after cell', () => {
    expect(
      body('<table><tr><td><h2>Left</h2>one</td><td><table><tr><td>two</td></tr></table></td></tr></table>'),
    ).toMatch(/^## Left\n\none\n\n\|/);
  });
});

describe('what is not for reading is taken out', () => {
  it.each([
    [
      'code',
      '<script>secret</script><style>secret</style><noscript>secret</noscript><template>secret</template>',
    ],
    ['a comment', '<!-- secret -->'],
    [
      'what a style hides',
      '<p style="color: red; display : none">secret</p><p style="font-size:0px">secret</p>',
    ],
    ['what stands outside the page', '<p style="position:absolute;left:-9999px">secret</p>'],
    ['what is too small to see', '<div style="height:1px;overflow:hidden">secret</div>'],
    ['what is transparent', '<p style="opacity: 0.0">secret</p><p style="color:transparent">secret</p>'],
    ['what an attribute hides', '<p hidden>secret</p><p aria-hidden="true">secret</p>'],
    [
      'what a style sheet hides',
      '<style>/* x */ .a, p.off { visibility: hidden }</style><p class="b off">secret</p>',
    ],
    ['an id that a style sheet hides', '<style>#n{display:none}</style><div id="n"><p>secret</p></div>'],
    ['controls', '<button>secret</button><select><option>secret</select><textarea>secret</textarea>'],
    ['what is embedded', '<iframe>secret</iframe><object>secret</object><svg><text>secret</text></svg>'],
    [
      'navigation',
      '<nav>secret</nav><div role="navigation">secret</div><header>secret</header><footer>secret</footer>',
    ],
    ['an aside beside the main part', '<main><p>x</p></main><aside>secret</aside>'],
    ['an aside of links', '<main><p>x</p><aside>See <a href="a">secret</a></aside></main>'],
  ])('%s', (_, html) => {
    const markdown = body(
      `${html}<p>The badge is blue.</p>`.replace(/(<main>.*)(<\/main>.*)(<p>The.*)$/, '$1$3$2'),
    );
    expect(markdown).toContain('The badge is blue.');
    expect(markdown).not.toContain('secret');
  });

  it.each([
    ['smaller or paler text', '<p style="font-size:0.8em;opacity:0.7;height:100px">seen</p>'],
    [
      'what is hidden in print only',
      '<style>@media print { .n { display: none } }</style><p class="n">seen</p>',
    ],
    ['a note inside the main part', '<main><aside>seen</aside></main>'],
    ['what a picture shows', '<p><img src="https://x.example/p.png" alt="seen"></p>'],
  ])('but not %s', (_, html) => {
    expect(body(html)).toContain('seen');
  });

  it('addresses of pictures and of code, with the sign behind a heading', () => {
    const markdown = body(
      '<h1>Badges <a href="#badges">¶</a></h1><img src="https://x.example/p.png"><a href="javascript:go()">Go</a>',
    );
    expect(markdown).toBe('# Badges\n\nGo');
  });
});

describe('what a page says of itself', () => {
  it('becomes title, address, owner, topic, date and language', () => {
    expect(
      convert(
        '<html lang="de-CH"><head><title>Badges – Handbook</title><meta name="author" content="Facility">' +
          '<meta property="article:section" content="office"><meta name="dcterms.modified" content="2026-03-01">' +
          '<link rel="canonical" href="https://x.example/badges"></head><h1>Badges</h1><a href="lockers.html">x</a>',
      ),
    ).toMatchObject({
      title: 'Badges',
      url: 'https://x.example/badges',
      owner: 'Facility',
      topic: 'office',
      updatedAt: new Date('2026-03-01'),
      language: 'de',
      links: ['lockers.html'],
    });
  });

  it.each([
    [
      'its title, where no heading says the same',
      '<title>All about badges</title><h1>Welcome</h1>',
      'All about badges',
    ],
    ['else its first heading', '<h3>Badges</h3>', 'Badges'],
  ])('has a title from %s', (_, html, title) => {
    expect(convert(html).title).toBe(title);
  });

  it('never widens its readers, and a date from the future or an address of code does not count', () => {
    const converted = convert(
      '<meta name="readers" content="everyone"><meta name="last-modified" content="2999-01-01"><link rel="canonical" href="javascript:x"><p>x</p>',
    );
    expect(Object.keys(converted).sort()).toEqual(['body', 'links']);
  });
});

describe('the encoding of a page', () => {
  it.each([
    [
      'named in a meta element',
      Buffer.concat([Buffer.from('<meta charset="iso-8859-1">M'), Buffer.from([0xfc]), Buffer.from('nchen')]),
    ],
    ['told by its mark', Buffer.from('\uFEFF<p>München', 'utf16le')],
    ['UTF-8 where nothing is said', Buffer.from('München')],
  ])('is %s', (_, bytes) => {
    expect(convert(bytes).body).toContain('München');
  });

  it.each([
    [Buffer.from([0x3c, 0x70, 0x3e, 0xff]), /not valid UTF-8/],
    [Buffer.from('<p>a\u0000'), /NUL/],
    [Buffer.from('<meta charset="klingon">'), /klingon/],
  ])('that does not hold is a fault (%#)', (bytes, reason) => {
    expect(convertHtml(bytes)).toMatchObject({ reason: expect.stringMatching(reason) });
  });
});
