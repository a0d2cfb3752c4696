import { useCallback, useState } from 'react';

const drafts = new Map<string, string>();

/** Keeps what is being written in each place while one looks elsewhere. */
export function useDraft(place: string): [string, (text: string) => void] {
  const [text, setText] = useState(drafts.get(place) ?? '');
  const change = useCallback(
    (next: string) => {
      if (next === '') drafts.delete(place);
      else drafts.set(place, next);
      setText(next);
    },
    [place],
  );
  return [text, change];
}
