import type { KeyboardEvent, ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface SidePaneProps {
  label: string;
  title: string;
  topic: string;
  /** What the way back on a phone is called. */
  back: string;
  onClose: () => void;
  tools?: ReactNode;
  children: ReactNode;
}

/** What stands beside a channel (on a phone, in its place); Esc closes it. */
export function SidePane({ label, title, topic, back, onClose, tools, children }: SidePaneProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if ((event.target as HTMLElement).closest('dialog, [popover]')) return;
    onClose();
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.pane-main .composer textarea')?.focus(),
    );
  };
  return (
    <aside className="pane pane-thread" aria-label={label} onKeyDown={onKeyDown}>
      <header className="pane-head">
        <button type="button" className="icon-button only-phone" aria-label={back} onClick={onClose}>
          <Icon name="back" />
        </button>
        <div className="pane-title">
          <h1 dir="auto">{title}</h1>
          <p className="pane-topic">{topic}</p>
        </div>
        {tools}
        <button
          type="button"
          className="icon-button not-phone"
          aria-label={`Close ${label.toLowerCase()}`}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      {children}
    </aside>
  );
}
