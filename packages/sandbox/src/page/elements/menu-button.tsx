import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { usePopover } from './use-popover.ts';

/** One line of a menu. */
export interface MenuItem {
  id: string;
  label: string;
  hint?: string;
  danger?: boolean;
  onSelect: () => void;
}

interface MenuButtonProps {
  label: string;
  className: string;
  items: MenuItem[];
  children: ReactNode;
}

/** A button that opens a menu: arrows move, Home and End jump, Enter chooses, Esc closes and returns the focus. */
export function MenuButton({ label, className, items, children }: MenuButtonProps) {
  const id = useId();
  const { button, panel, toggle, close } = usePopover<HTMLDivElement>(() => focusItem(0));
  const list = useRef<HTMLButtonElement[]>([]);
  const focusItem = (index: number) => list.current.at(index % items.length)?.focus();
  const onKeyDown = (event: KeyboardEvent) => {
    const at = list.current.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') close();
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    focusItem(to);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-controls={id}
        onClick={toggle}
      >
        {children}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className="menu"
        onKeyDown={onKeyDown}
      >
        {items.map((item, index) => (
          <button
            key={item.id}
            ref={(node) => {
              if (node) list.current[index] = node;
            }}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={item.danger ? 'menu-item menu-danger' : 'menu-item'}
            onClick={() => {
              close();
              item.onSelect();
            }}
          >
            <span dir="auto">{item.label}</span>
            {item.hint && <span className="menu-hint">{item.hint}</span>}
          </button>
        ))}
      </div>
    </>
  );
}
