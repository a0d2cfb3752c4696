import { useEffect, useRef } from 'react';
import type { Completion } from './completions.ts';

interface CompletionListProps {
  id: string;
  choices: Completion[];
  active: number;
  onChoose: (choice: Completion) => void;
}

/** The list above the box for writing; the focus stays in the box, which names the active line. */
export function CompletionList({ id, choices, active, onChoose }: CompletionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} id={id} role="listbox" aria-label="Completions" className="completions">
      {choices.map((choice, index) => (
        <div
          key={choice.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className="completion"
          // The box would lose the focus to a click, and with it the place to insert at.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(choice);
          }}
        >
          <span className="completion-sign" aria-hidden="true">
            {choice.sign}
          </span>
          <span className="completion-label" dir="auto">
            {choice.label}
          </span>
          <span className="completion-detail" dir="auto">
            {choice.detail}
          </span>
        </div>
      ))}
    </div>
  );
}
