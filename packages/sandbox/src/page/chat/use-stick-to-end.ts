import { useCallback, useLayoutEffect, useRef, useState } from 'react';

const NEAR_PX = 80;

/** Keeps a list at its end while new things arrive, unless the reader has scrolled away from it. */
export function useStickToEnd(content: unknown) {
  const box = useRef<HTMLElement>(null);
  const sticking = useRef(true);
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
      if (sticking.current && reflowed) {
        node.scrollTop = node.scrollHeight;
        return;
      }
      const near = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_PX;
      sticking.current = near;
      setAtEnd(near);
    };
    // The frame changes when the box for writing grows, the inside when an image or a lazy block arrives.
    const observer = new ResizeObserver(() => {
      if (sticking.current) node.scrollTop = node.scrollHeight;
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
    if (box.current && sticking.current) box.current.scrollTop = box.current.scrollHeight;
  }, [content]);

  const toEnd = useCallback(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight, behavior: 'smooth' });
  }, []);
  return { box, atEnd, toEnd };
}
