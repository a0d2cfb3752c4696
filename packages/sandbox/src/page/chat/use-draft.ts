import { useCallback, useState } from 'react';

const drafts = new Map<string, string>();

/** Puts words where somebody is about to write, to be sent or changed. */
export function leaveDraft(place: string, text: string): void {
  drafts.set(place, text);
}

/** Where a draft belongs: each person's own, in each conversation. */
export function placeOfDraft({
  user,
  channel,
  thread = '',
}: {
  user: string;
  channel: string;
  thread?: string;
}): string {
  return `${user}/${channel}/${thread}`;
}

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
