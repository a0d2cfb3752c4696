import { describe, expect, it } from 'vitest';
import type { ReadClaim } from './claim.ts';
import { createClaimReader } from './read-claims.ts';

/** Reads a text in pieces of a size, as it may come from an endpoint. */
function read(text: string, size = 3): ReadClaim[] {
  const reader = createClaimReader();
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.flush()];
}

function claimsOf(text: string, size?: number) {
  return read(text, size).flatMap((each) => (each.type === 'claim' ? [each.claim] : []));
}

const LINES = [
  '{"text":"SSO is in Enterprise.","kind":"fact","support":[{"n":1,"quote":"SSO is included in Enterprise."}]}',
  '{"text":"Open {Settings} \\"now\\".","kind":"step","support":[{"n":2,"quote":"Open Settings."}]}',
  '{"missing":["the price"]}',
];
const CLAIMS = [
  {
    text: 'SSO is in Enterprise.',
    kind: 'fact',
    support: [{ n: 1, quote: 'SSO is included in Enterprise.' }],
  },
  { text: 'Open {Settings} "now".', kind: 'step', support: [{ n: 2, quote: 'Open Settings.' }] },
];

describe('JSON lines', () => {
  it.each([
    ['as asked for', LINES.join('\n')],
    ['in a fence', `\`\`\`json\n${LINES.join('\n')}\n\`\`\``],
    ['as an array', `[\n${LINES.join(',\n')}\n]`],
    ['as an array on one line', `[${LINES.join(', ')}]`],
    ['one after the other without line breaks', LINES.join(' ')],
    ['spread over lines', LINES.map((line) => JSON.stringify(JSON.parse(line), null, 2)).join('\n')],
    [
      'in one value',
      JSON.stringify({ claims: LINES.slice(0, 2).map((line) => JSON.parse(line)), missing: ['the price'] }),
    ],
  ])('are read %s, in whatever pieces they come', (_, text) => {
    for (const size of [1, 7, 1000]) {
      expect(claimsOf(text, size)).toEqual(CLAIMS);
      expect(read(text, size).at(-1)).toEqual({ type: 'missing', parts: ['the price'] });
    }
  });

  it('come one by one while they are written', () => {
    const reader = createClaimReader();
    expect(reader.push(`${LINES[0]}\n${LINES[1]!.slice(0, 20)}`)).toHaveLength(1);
    expect(reader.push(LINES[1]!.slice(20))).toHaveLength(1);
  });

  it('may lack what is empty, and have a kind of their own', () => {
    expect(claimsOf('{"text":"A.","kind":"statement","support":null}')).toEqual([
      { text: 'A.', kind: 'fact', support: [] },
    ]);
    expect(claimsOf('{"text":"- A\\nb","support":{"n":"3","quote":""}}')).toEqual([
      { text: 'A b', kind: 'fact', support: [{ n: 3 }] },
    ]);
  });

  it('that were cut off are no claims', () => {
    expect(read(`${LINES[0]}\n${LINES[1]!.slice(0, 40)}`)).toHaveLength(1);
  });

  it('that mean nothing are told to be unreadable', () => {
    expect(read('{"answer": 42}')).toEqual([{ type: 'unreadable', text: '{"answer": 42}' }]);
  });

  it('name what they replace', () => {
    expect(read('{"replaces":4,"text":"A.","support":[{"n":1}]}')).toMatchObject([{ replaces: 4 }]);
  });

  it('have no marks within, which may name their pieces', () => {
    expect(claimsOf('{"text":"SSO is included [1].","support":[{"n":2,"quote":"SSO"}]}')).toMatchObject([
      { text: 'SSO is included.', support: [{ n: 2 }] },
    ]);
    expect(claimsOf('{"text":"SSO is included [1].","kind":"fact"}')).toMatchObject([
      { text: 'SSO is included.', support: [{ n: 1 }] },
    ]);
  });

  it('may follow a line of prose', () => {
    expect(claimsOf(`Here is the answer:\n${LINES[0]}`).map(({ text }) => text)).toEqual([
      'Here is the answer:',
      'SSO is in Enterprise.',
    ]);
  });
});

describe('prose', () => {
  const supportOf = (text: string) => claimsOf(text).map(({ support }) => support.map(({ n }) => n));

  it.each([
    ['SSO is included. [1][2]', [1, 2]],
    ['SSO is included [1, 2].', [1, 2]],
    ['SSO is included [1-3].', [1, 2, 3]],
    ['SSO is included [1–2].', [1, 2]],
    ['SSO is included【1】.', [1]],
    ['SSO is included【4†source】.', [4]],
    ['SSO is included [^2].', [2]],
    ['SSO is included (3).', [3]],
    ['SSO is included.<br>[1]', [1]],
    ['SSO is included [Source 2].', [2]],
    ['SSO is included (sources 1 and 3).', [1, 3]],
    ['SSO ist enthalten (Quelle 2).', [2]],
    ['SSO is included.²', [2]],
    ['[2] says that SSO is included.', [2]],
  ])('is read with its marks: %s', (text, marks) => {
    expect(supportOf(text)).toEqual([marks]);
  });

  it('leaves a figure in round brackets alone where marks are square', () => {
    expect(claimsOf('It has a category (1). [2]')[0]?.support).toEqual([{ n: 2 }]);
  });

  it('gives the text back as it was written', () => {
    const text = 'First:\n\n1. Open it. [1]\n2. Close it. [2]\n\nThen **wait**. [1] And go. [2]\n';
    expect(
      claimsOf(text)
        .map(({ prose }) => prose)
        .join(''),
    ).toBe(text);
    expect(claimsOf(text).map(({ kind }) => kind)).toEqual(['lead', 'step', 'step', 'fact', 'fact']);
  });

  it('lends the marks of an introduction to its items, and to nothing after them', () => {
    expect(supportOf('It needs [1]:\n- a key\n- a lock [2]\n\nIt is old.')).toEqual([[1], [1], [2], []]);
  });

  it('reads each row of a table with the names of its columns', () => {
    const table = '| Edition | Price |\n|---|---|\n| Business | 26 EUR [1] |\n| Starter | 12 EUR [1] |\n';
    const claims = claimsOf(table);
    expect(claims.map(({ prose }) => prose).join('')).toBe(table);
    expect(claims.map(({ text, kind }) => [kind, text])).toEqual([
      ['lead', expect.stringContaining('Edition')],
      ['fact', 'Edition: Business; Price: 26 EUR'],
      ['fact', 'Edition: Starter; Price: 12 EUR'],
    ]);
  });

  it.each([
    ['round', '| Business | 26 EUR (1) | 5 seats (2) |', [1, 2]],
    ['raised', '| Business | 26 EUR¹ | 5 m² |', [1]],
    ['named', '| Business | 26 EUR [source 1] | 5 seats |', [1]],
  ])('reads %s marks in the cells of a table', (_, row, marks) => {
    expect(supportOf(`| Edition | Price | From |\n|---|---|---|\n${row}\n`)).toEqual([[], marks]);
  });

  it.each([
    ['a list below a heading', 'SSO is included [1].\n\nSources:\n[1] Price list\n[2] Terms\n'],
    ['a list of items', 'SSO is included [1].\n\n**Quellen**\n- [1] Preisliste\n- [2] Bedingungen\n'],
    ['a numbered list', 'SSO is included [1].\n\n## References\n1. Price list\n2. Terms'],
    ['one line', 'SSO is included [1].\n\nSources: [1], [2]'],
    ['notes at the foot', 'SSO is included [^1].\n\n[^1]: Price list\n'],
  ])('drops the model’s own sources: %s', (_, text) => {
    expect(claimsOf(text).map((claim) => claim.text)).toEqual(['SSO is included.']);
  });

  it('reads on below a list of sources', () => {
    const text = 'SSO is included [1].\n\nSources:\n- [1] Price list\n\nIt costs 2 EUR [2].';
    expect(supportOf(text)).toEqual([[1], [2]]);
  });

  it('keeps a sentence that speaks of sources', () => {
    expect(claimsOf('Sources: water and gas are metered [1].')).toHaveLength(1);
  });

  it('may quote JSON that an article holds', () => {
    const text = 'Send this body [1]:\n{"a": 1}\n';
    expect(
      claimsOf(text)
        .map(({ prose }) => prose)
        .join(''),
    ).toBe(text);
  });
});
