import { type ReactNode, useCallback, useRef, useState } from 'react';

const SHOWN_MS = 7000;

/** Gives the two ways to tell the person something: aloud to screen readers, and as a short notice on the page. */
export function useSpeaker(): {
  announce: (text: string) => void;
  complain: (error: unknown) => void;
  outlet: ReactNode;
} {
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const announce = useCallback((text: string) => setSaid(text), []);
  const complain = useCallback((error: unknown) => {
    clearTimeout(timer.current);
    setProblem(error instanceof Error ? error.message : String(error));
    timer.current = setTimeout(() => setProblem(''), SHOWN_MS);
  }, []);
  const outlet = (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {said}
      </div>
      <div className="toast-place" role="alert">
        {problem && (
          <div className="toast">
            <span>{problem}</span>
            <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => setProblem('')}>
              ✕
            </button>
          </div>
        )}
      </div>
    </>
  );
  return { announce, complain, outlet };
}
