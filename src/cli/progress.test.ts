import { describe, expect, test } from 'vitest';
import { reportProgress } from './progress.ts';

const CLEARED = '\r\u001b[2K';

function terminal(columns: number | null) {
  const written: string[] = [];
  return {
    written,
    output: { out: () => undefined, err: (text: string) => void written.push(text), columns },
  };
}

describe('progress on a terminal', () => {
  test('is one line that is drawn over, fits, and is gone at the end', () => {
    const { written, output } = terminal(60);
    const progress = reportProgress(output, 'reading');
    progress.update(0, 10);
    progress.update(10, 10);
    progress.end();
    expect(written).toHaveLength(3);
    expect(written[0]).toBe(`${CLEARED}reading ${'░'.repeat(24)} 0/10 0.0/s, 0 s left`);
    expect(written[1]).toContain(`${CLEARED}reading ${'█'.repeat(24)} 10/10 `);
    expect(written[2]).toBe(CLEARED);
    expect(written.join('')).not.toContain('\n');
  });

  test('is cut where the terminal ends, since a line that wraps cannot be drawn over', () => {
    const { written, output } = terminal(20);
    reportProgress(output, 'a long piece of work').update(1, 1);
    expect(written[0]!.replace(CLEARED, '')).toHaveLength(19);
  });

  test('is not drawn for each of many quick steps', () => {
    const { written, output } = terminal(80);
    const progress = reportProgress(output, 'reading');
    for (let done = 1; done < 1_000; done++) progress.update(done, 1_000_000);
    expect(written.length).toBeLessThan(100);
  });

  test('that never began leaves nothing', () => {
    const { written, output } = terminal(80);
    reportProgress(output, 'reading').end();
    expect(written).toEqual([]);
  });
});

test('without a terminal short work prints nothing', () => {
  const { written, output } = terminal(null);
  const progress = reportProgress(output, 'reading');
  progress.update(1, 2);
  progress.end();
  expect(written).toEqual([]);
});
