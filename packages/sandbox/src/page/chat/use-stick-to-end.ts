import { useCallback, useLayoutEffect, useRef, useState } from 'react';

const NEAR_PX = 80;
/** How long after a click or a command what comes is taken for its answer. */
const AWAITED_MS = 10_000;

/**
 * Where a reader is: at the newest message, at the beginning of it where it is taller than the list, at the end of it because they
 * went there, or further up.
 */
type Reading = 'newest' | 'top' | 'end' | 'elsewhere';

/**
 * Keeps a list at its newest message while things arrive, unless the reader has scrolled away from it: at its end, or at the
 * beginning of a message that is taller than the list. What one says oneself, and what answers a click or a command, is gone to in any case.
 */
export function useStickToEnd(
  content: unknown,
  {
    newest,
    isOwn,
    awaitedSinceMs = 0,
  }: { newest: string | undefined; isOwn: boolean; awaitedSinceMs?: number | undefined },
) {
  const box = useRef<HTMLElement>(null);
  const reading = useRef<Reading>('newest');
  const seen = useRef<string>(undefined);
  const clickedMs = useRef(0);
  const answeredMs = useRef(0);
  const [atEnd, setAtEnd] = useState(true);

  useLayoutEffect(() => {
    const node = box.current;
    if (!node) return;
    let shape = '';
    const onScroll = () => {
      // A pane that opens beside it reflows the list, and the browser then scrolls it: the reader has not.
      const now = `${node.scrollHeight} ${node.clientHeight} ${node.clientWidth}`;
      const reflowed = now !== shape;
      shape = now;
      if (reading.current !== 'elsewhere' && reflowed) {
        reading.current = keep(node, reading.current);
        return;
      }
      reading.current = readingIn(node);
      setAtEnd(isNearEnd(node));
    };
    // The frame changes when the box for writing grows, the inside when an image or a lazy block arrives.
    const observer = new ResizeObserver(() => {
      reading.current = keep(node, reading.current);
    });
    observer.observe(node);
    if (node.lastElementChild) observer.observe(node.lastElementChild);
    node.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      node.removeEventListener('scroll', onScroll);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs whenever what is shown has changed
  useLayoutEffect(() => {
    const node = box.current;
    if (!node || newest === undefined) return;
    if (newest !== seen.current) {
      const [nowMs, askedMs] = [Date.now(), Math.max(clickedMs.current, awaitedSinceMs)];
      const isAwaited = isOwn || (askedMs > answeredMs.current && nowMs < askedMs + AWAITED_MS);
      seen.current = newest;
      answeredMs.current = nowMs;
      if (isAwaited || reading.current === 'end') reading.current = 'newest';
      // Who is at the beginning of a long message reads it: what others say waits below.
      else if (reading.current === 'top') reading.current = 'elsewhere';
    }
    reading.current = keep(node, reading.current);
    setAtEnd(isNearEnd(node));
  }, [content]);

  const toEnd = useCallback(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight, behavior: 'smooth' });
  }, []);
  const awaitReply = useCallback(() => {
    clickedMs.current = Date.now();
  }, []);
  return { box, atEnd, toEnd, awaitReply };
}

/** Scrolls to where the reader is to stay; what they are at then. */
function keep(node: HTMLElement, reading: Reading): Reading {
  if (reading === 'elsewhere') return reading;
  const top = reading === 'end' ? undefined : topOfTall(node);
  node.scrollTop = top ?? node.scrollHeight;
  if (reading === 'end') return reading;
  return top === undefined ? 'newest' : 'top';
}

function readingIn(node: HTMLElement): Reading {
  const top = topOfTall(node);
  if (top !== undefined && Math.abs(node.scrollTop - top) <= 1) return 'top';
  if (!isNearEnd(node)) return 'elsewhere';
  return top === undefined ? 'newest' : 'end';
}

/** Where the newest message begins, if it is taller than the list. */
function topOfTall(node: HTMLElement): number | undefined {
  const newest = node.querySelector(':scope > ol > li:last-child');
  if (newest === null || newest.clientHeight <= node.clientHeight) return undefined;
  return Math.round(newest.getBoundingClientRect().top - node.getBoundingClientRect().top + node.scrollTop);
}

function isNearEnd(node: HTMLElement): boolean {
  return node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_PX;
}
