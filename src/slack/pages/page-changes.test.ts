import { describe, expect, it } from 'vitest';
import type { CanvasSection } from '../../store/canvases.ts';
import { applyChange, findPageChanges } from './page-changes.ts';

const carryOut = (written: CanvasSection[], wanted: CanvasSection[]) =>
  findPageChanges(written, wanted).reduce<CanvasSection[]>(applyChange, written);
const section = (heading: string | null, ...lines: string[]): CanvasSection => ({ heading, lines });

describe('what changes on a page', () => {
  it('is nothing where it says the same', () => {
    const page = [section(null, 'As of today.'), section('People', '- Ana', '- Ben')];
    expect(findPageChanges(page, structuredClone(page))).toEqual([]);
  });

  it('is the line that changed, written before the old one goes', () => {
    const before = [section('People', '- Ana, CFO', '- Ben')];
    expect(findPageChanges(before, [section('People', '- Ana, CEO', '- Ben')])).toEqual([
      { type: 'insert_lines', heading: 'People', lines: ['- Ana, CEO'], after: null },
      { type: 'delete_line', line: '- Ana, CFO' },
    ]);
  });

  it('is a section that is new, before the one that follows, and one that is gone, with its heading', () => {
    const before = [section('Deals', '- One'), section('Sources', '- [1] A')];
    const after = [section('People', '- Ana'), section('Sources', '- [1] A')];
    expect(findPageChanges(before, after)).toEqual([
      { type: 'delete_line', line: '- One' },
      { type: 'delete_heading', heading: 'Deals' },
      { type: 'insert_section', section: after[0], before: 'Sources' },
    ]);
  });

  it('leads from any page to any other', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const headings = ['Now', 'People', 'Deals', 'Cases', 'Sources'];
    const page = () => [
      section(null, `As of ${random(3)}.`),
      ...headings
        .filter(() => random(4) > 0)
        .map((heading) =>
          section(
            heading,
            ...['a', 'b', 'c', 'd'].filter(() => random(2) > 0).map((one) => `- ${heading} ${one}`),
          ),
        )
        .filter(({ lines }) => lines.length > 0),
    ];
    for (let round = 0; round < 500; round += 1) {
      const [before, after] = [page(), page()];
      expect(carryOut(before, after)).toEqual(after);
    }
  });
});
