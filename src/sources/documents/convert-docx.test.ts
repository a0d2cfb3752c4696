import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { listItem, makeDocx, paragraph } from '../../../test/fixtures/make-docx.ts';
import { convertDocx } from './convert-docx.ts';
import type { Document } from './document.ts';

async function convert(content: Parameters<typeof makeDocx>[0]): Promise<Document> {
  const converted = await convertDocx(makeDocx(content));
  if ('reason' in converted) throw new Error(converted.reason);
  return converted;
}

const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
const hidden = (properties: string): string =>
  `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>secret</w:t></w:r><w:r><w:t>seen</w:t></w:r></w:p>`;

describe('a Word document', () => {
  it('keeps headings of any language, lists, tables and emphasis', async () => {
    const { body } = await convert({
      body: [
        paragraph('Handbuch', 'Titel'),
        paragraph('Ausweise', 'berschrift2'),
        `<w:p><w:r><w:t xml:space="preserve">Am </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Empfang</w:t></w:r></w:p>`,
        listItem('One', 1),
        listItem('Deep', 1, 1),
        listItem('First', 2),
        `<w:tbl><w:tr>${cell('A')}${cell('B')}</w:tr><w:tr>${cell('1')}${cell('2 | 3')}</w:tr></w:tbl>`,
      ].join(''),
    });
    expect(body).toBe(
      '# Handbuch\n\n## Ausweise\n\nAm **Empfang**\n\n- One\n  - Deep\n\n1. First\n\n| A | B      |\n| - | ------ |\n| 1 | 2 \\| 3 |',
    );
  });

  it('has its notes where they are referred to', async () => {
    const { body } = await convert({
      body: '<w:p><w:r><w:t>Badges last a year</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>',
      footnotes: { 2: paragraph('guests: a day') },
    });
    expect(body).toBe('Badges last a year (guests: a day).');
  });

  it('says title, topic, date and language of itself, a heading before its properties', async () => {
    const core =
      '<dc:title>Template 7</dc:title><cp:category>office</cp:category><dc:language>de-DE</dc:language><dcterms:modified>2026-03-01T08:00:00Z</dcterms:modified>';
    const about = { topic: 'office', language: 'de', updatedAt: new Date('2026-03-01T08:00:00Z') };
    expect(await convert({ body: paragraph('text'), core })).toMatchObject({ title: 'Template 7', ...about });
    expect(await convert({ body: paragraph('Badges', 'berschrift1'), core })).toMatchObject({
      title: 'Badges',
      ...about,
    });
  });

  it.each([
    ['hidden text', '<w:vanish/>', ''],
    [
      'text of a hidden style',
      '<w:rStyle w:val="Off"/>',
      '<w:style w:type="character" w:styleId="Off"><w:rPr><w:vanish/></w:rPr></w:style>',
    ],
    ['text too small to see', '<w:sz w:val="2"/>', ''],
  ])('loses %s', async (_, properties, styles) => {
    expect((await convert({ body: hidden(properties), styles })).body).toBe('seen');
  });

  it('keeps text that is expressly not hidden', async () => {
    expect((await convert({ body: hidden('<w:vanish w:val="0"/>') })).body).toBe('secretseen');
  });
});

describe('what is no readable Word document', () => {
  const document = makeDocx({ body: paragraph('text') });
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(120 * 1024 * 1024) });
  const lying = Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(120 * 1024 * 1024) }));
  // Its directory, and the entry itself, say that it unpacks to 1,000 bytes.
  for (const at of [lying.indexOf('PK\u0001\u0002', 0, 'latin1') + 24, 22]) lying.writeUInt32LE(1_000, at);
  const protectedFile = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);

  it.each<[string, Uint8Array, RegExp]>([
    ['an RTF file', Buffer.from('{\\rtf1 text}'), /RTF/],
    ['a .doc file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /before 2007/],
    ['a protected file', protectedFile, /password/],
    ['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
    ['text', Buffer.from('hello'), /no Word document/],
    ['an empty file', Buffer.alloc(0), /no Word document/],
    ['a file that was cut off', document.subarray(0, document.length - 60), /cut-off/],
    ['another archive', zipSync({ 'xl/workbook.xml': Buffer.from('<x/>') }), /no Word document/],
    ['an archive that unpacks without end', bomb, /more than 100 MB/],
    ['an archive that lies about its size', lying, /damaged/],
    ['one with entities', makeDocx({ body: '<!DOCTYPE x [<!ENTITY a "b">]>' }), /document type/],
    ['one with broken XML', makeDocx({ body: '<w:p><w:r>' }), /damaged/],
  ])('%s is told with its reason', async (_, bytes, reason) => {
    const { convertFile } = await import('./convert-file.ts');
    expect(await convertFile('docx', bytes)).toMatchObject({ reason: expect.stringMatching(reason) });
  });
});
