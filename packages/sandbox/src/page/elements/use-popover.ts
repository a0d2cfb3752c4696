import { useRef } from 'react';

const GAP_PX = 6;

/** Opens a panel in the top layer beside its button; Esc and clicks elsewhere close it (the browser's popover). */
export function usePopover<P extends HTMLElement>(onOpen: () => void) {
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<P>(null);

  const place = () => {
    const from = button.current?.getBoundingClientRect();
    const box = panel.current?.getBoundingClientRect();
    if (!from || !box || !panel.current) return;
    const below = from.bottom + GAP_PX;
    const fits = below + box.height < innerHeight - GAP_PX;
    const top = fits ? below : Math.max(GAP_PX, from.top - GAP_PX - box.height);
    const left = Math.min(Math.max(GAP_PX, from.right - box.width), innerWidth - box.width - GAP_PX);
    panel.current.style.top = `${top}px`;
    panel.current.style.left = `${Math.max(GAP_PX, left)}px`;
  };

  const open = () => {
    panel.current?.showPopover();
    place();
    onOpen();
  };
  const close = () => {
    panel.current?.hidePopover();
    button.current?.focus();
  };
  const toggle = () => (panel.current?.matches(':popover-open') ? close() : open());
  return { button, panel, toggle, close };
}
