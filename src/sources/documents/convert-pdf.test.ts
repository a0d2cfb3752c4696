import { describe, expect, it } from 'vitest';
import { makePdf, type PdfOptions, type PdfPiece } from '../../../test/fixtures/make-pdf.ts';
import { convertFile } from './convert-file.ts';
import type { Document } from './document.ts';

async function convert(pages: PdfPiece[][], options: PdfOptions = {}): Promise<Document> {
  const converted = await convertFile('pdf', makePdf(pages, options));
  if ('reason' in converted) throw new Error(converted.reason);
  return converted;
}

const lines = (texts: string[], from: Partial<PdfPiece> & { top?: number } = {}): PdfPiece[] =>
  texts.map((text, at) => ({ text, x: from.x ?? 72, y: (from.top ?? 700) - at * 14 }));

describe('a page without a structure of its own', () => {
  it('is read in paragraphs, with words whole that the end of a line cut', async () => {
    const { body } = await convert([
      [
        ...lines([
          'Everyone who travels for the com-',
          'pany books a train as long as it takes',
          'six hours.',
        ]),
        ...lines(['A flight needs a lead.'], { top: 640 }),
      ],
    ]);
    expect(body).toBe(
      'Everyone who travels for the company books a train as long as it takes six hours.\n\nA flight needs a lead.',
    );
  });

  it('has the headings that its larger type says, and lists by their marks', async () => {
    const { body, title } = await convert([
      [
        { text: 'Travel policy', y: 780, size: 22 },
        { text: 'Hotels', y: 740, size: 15 },
        ...lines(['Book early, and book through the desk wherever you can.']),
        ...lines(['1. Ask', '2. Book the hotel that is nearest to the', 'place of the meeting'], {
          top: 660,
        }),
      ],
    ]);
    expect(title).toBe('Travel policy');
    expect(body).toBe(
      '# Travel policy\n\n## Hotels\n\nBook early, and book through the desk wherever you can.\n\n1. Ask\n2. Book the hotel that is nearest to the place of the meeting',
    );
  });

  it('has a table where lines share columns', async () => {
    const row = (cells: string[], y: number): PdfPiece[] =>
      cells.map((text, at) => ({ text, x: 72 + at * 150, y }));
    const { body } = await convert([
      [...row(['City', 'Limit'], 700), ...row(['Paris', '180 EUR'], 684), ...row(['Rome', '150 EUR'], 668)],
    ]);
    expect(body).toBe('| City  | Limit   |\n| ----- | ------- |\n| Paris | 180 EUR |\n| Rome  | 150 EUR |');
  });

  it('has one column after the other, though drawn line by line', async () => {
    const left = [
      'The first column tells of the',
      'keeper of the old lighthouse',
      'who climbed its many stairs',
      'every evening of every year',
      'and wrote the names of ships',
      'into a book that he had kept',
    ];
    const right = [
      'from his father. The second',
      'column tells of what came in',
      'later years when the lamp had',
      'been replaced by electricity',
      'and nothing much was left to',
      'be done on the lonely rock.',
    ];
    const pieces = left.flatMap((text, at) => [
      { text, x: 60, y: 700 - at * 14 },
      { text: right[at]!, x: 320, y: 700 - at * 14 },
    ]);
    expect((await convert([pieces])).body).toBe([...left, ...right].join(' '));
  });

  it('does not show what people cannot see', async () => {
    const { body } = await convert([
      [
        { text: 'seen', y: 700 },
        { text: 'secret', y: 600, size: 1 },
        { text: 'secret', y: 500, x: 900 },
        { text: 'secret', y: 900 },
      ],
    ]);
    expect(body).toBe('seen');
  });
});

describe('pages', () => {
  it('are named where a passage stands on them, and a sentence that goes on belongs to where it began', async () => {
    const { body } = await convert([
      [{ text: 'Hotels', y: 740, size: 18 }, ...lines(['Nobody pays more than the limit of'])],
      [
        ...lines(['the city.', 'Breakfast is included.'].slice(0, 1)),
        ...lines(['Breakfast is included.'], { top: 640 }),
      ],
    ]);
    expect(body).toBe(
      '# Hotels\n\n###### Page 1\n\nNobody pays more than the limit of the city.\n\n###### Page 2\n\nBreakfast is included.',
    );
  });

  it('lose the header and the footer that they share', async () => {
    const page = (n: number, text: string): PdfPiece[] => [
      { text: 'Fieldnote, internal', y: 810 },
      ...lines([text]),
      { text: `Page ${n} of 3`, y: 30 },
    ];
    const { body } = await convert([page(1, 'Ladders.'), page(2, 'Barrows.'), page(3, 'Rakes.')]);
    expect(body).not.toMatch(/internal|of 3/);
    expect(body).toContain('Barrows.');
  });

  it('are named in the language of the document', async () => {
    const german = ['Die Hotels werden über das Reisebüro gebucht und von der Firma bezahlt.'];
    expect((await convert([lines(german), lines(['Das ist nicht neu und gilt für alle.'])])).body).toContain(
      'Seite 2',
    );
  });
});

describe('the properties of a PDF', () => {
  it('are its title and its date', async () => {
    const info = "/Title (Travel policy) /ModDate (D:20260301090000+01'00')";
    expect(await convert([lines(['text'])], { info })).toMatchObject({
      title: 'Travel policy',
      updatedAt: new Date('2026-03-01T08:00:00Z'),
    });
  });

  it('do not count where a program named the file', async () => {
    expect(
      (await convert([lines(['text'])], { info: '/Title (Microsoft Word - policy.docx)' })).title,
    ).toBeUndefined();
  });
});

describe('what is no readable PDF', () => {
  const plain = makePdf([lines(['text'])]);
  it.each<[string, Buffer, RegExp]>([
    ['another file', Buffer.from('hello'), /no PDF/],
    ['an empty file', Buffer.alloc(0), /no PDF/],
    ['a file that was cut off', plain.subarray(0, plain.length - 40), /cut off/],
    ['one that is damaged', Buffer.from('%PDF-1.4\nnothing here\n%%EOF'), /damaged/],
    ['a protected one', makePdf([lines(['text'])], { isProtected: true }), /password/],
    ['one of pictures', makePdf([[], []]), /no text/],
    ['one without pages', makePdf([]), /no pages|damaged/],
    ['one with too many pages', makePdf(Array.from({ length: 2_001 }, () => [])), /more than 2000 pages/],
  ])('%s is told with its reason', async (_, bytes, reason) => {
    expect(await convertFile('pdf', bytes)).toMatchObject({ reason: expect.stringMatching(reason) });
  });
});
