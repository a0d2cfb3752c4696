import { type KeyboardEvent, useState } from 'react';
import { useWorkspace } from '../state/workspace-context.ts';
import { type Completion, findCompletions } from './completions.ts';

/** Completes while one types: gives the choices, and takes the keys that move in them or choose. */
export function useCompletion(text: string, onChange: (text: string, cursor: number) => void) {
  const workspace = useWorkspace();
  const [cursor, setCursor] = useState(0);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<string>();
  const completing = dismissed === text ? undefined : findCompletions(text, cursor, workspace);
  const choices = completing?.choices ?? [];

  const choose = (choice: Completion) => {
    if (!completing) return;
    const head = text.slice(0, completing.from) + choice.insert;
    const next = head + text.slice(cursor).replace(/^ /, '');
    setDismissed(next);
    setCursor(head.length);
    onChange(next, head.length);
  };
  const moveCursor = (to: number) => {
    setCursor(to);
    setActive(0);
  };
  /** Answers whether the key was for the list. */
  const takeKey = (event: KeyboardEvent): boolean => {
    if (choices.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = choices[active];
    if (step) setActive((active + step + choices.length) % choices.length);
    else if (event.key === 'Escape') setDismissed(text);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen) {
      if (text.slice(completing?.from, cursor).trim() === chosen.insert.trim()) return false;
      choose(chosen);
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { choices, active, choose, moveCursor, takeKey };
}
