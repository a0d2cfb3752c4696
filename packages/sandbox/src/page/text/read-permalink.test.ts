import { describe, expect, it } from 'vitest';
import { readPermalink } from './read-permalink.ts';

const here = new URL('http://localhost:3000/#/mara/C0GENERAL');

describe('readPermalink', () => {
  it('finds the message, or the thread that a reply stands in', () => {
    expect(readPermalink('http://127.0.0.1:3000/archives/C0DEALS/p1764000000000100', here)).toEqual({
      channel: 'C0DEALS',
      thread: '1764000000.000100',
    });
    const reply =
      'http://localhost:3000/archives/C0DEALS/p1764000009000100?thread_ts=1764000000.000100&cid=C0DEALS';
    expect(readPermalink(reply, here)).toEqual({ channel: 'C0DEALS', thread: '1764000000.000100' });
  });

  it('finds a canvas', () => {
    expect(readPermalink('http://127.0.0.1:3000/docs/T0SANDBOX/F0BRIEF', here)).toEqual({
      channel: 'canvas',
      thread: 'F0BRIEF',
    });
  });

  it('leaves every other address alone', () => {
    for (const url of [
      'https://example.com/archives/C0DEALS/p1764000000000100',
      'http://127.0.0.1:4000/archives/C0DEALS/p1764000000000100',
      'http://localhost:3000/health',
      'https://example.com/docs/T0SANDBOX/F0BRIEF',
      'not an address',
    ])
      expect(readPermalink(url, here)).toBeUndefined();
  });
});
