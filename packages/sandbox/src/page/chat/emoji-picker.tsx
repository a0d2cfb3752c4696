import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { usePopover } from '../elements/use-popover.ts';
import { COMMON_EMOJI, emojiFor, searchEmoji } from '../text/emoji-names.ts';
import { Icon } from './icon.tsx';

const COLUMNS = 9;
const MOST = 54;

/** A button that opens a grid of emoji with a search; arrows move in the grid, Esc closes it. */
export function EmojiPicker({ label, onPick }: { label: string; onPick: (name: string) => void }) {
  const id = useId();
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const { button, panel, toggle, close } = usePopover<HTMLDivElement>(() => search.current?.focus());
  const term = query.trim().toLowerCase().replaceAll(' ', '_');
  const shown = term
    ? searchEmoji(term, MOST)
    : COMMON_EMOJI.map((name) => ({ name, character: emojiFor(name) ?? '' }));
  const pick = (name: string) => {
    close();
    setQuery('');
    onPick(name);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-controls={id}
        onClick={toggle}
      >
        <Icon name="smile" />
      </button>
      <div ref={panel} id={id} popover="auto" role="dialog" aria-label={label} className="menu emoji-picker">
        <input
          ref={search}
          type="search"
          className="text-field"
          placeholder="Search emoji"
          aria-label="Search emoji"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && shown[0]) {
              event.preventDefault();
              pick(shown[0].name);
            }
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              panel.current?.querySelector<HTMLElement>('.emoji-choice')?.focus();
            }
          }}
        />
        <fieldset className="emoji-grid" aria-label="Emoji" onKeyDown={moveInGrid}>
          {shown.map(({ name, character }) => (
            <button
              key={name}
              type="button"
              className="emoji-choice"
              aria-label={name.replaceAll('_', ' ')}
              title={`:${name}:`}
              onClick={() => pick(name)}
            >
              {character}
            </button>
          ))}
          {shown.length === 0 && <p className="hint">No emoji is called “{query}”.</p>}
        </fieldset>
      </div>
    </>
  );
}

function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.emoji-choice')];
  const next = all.indexOf(document.activeElement as HTMLElement) + step;
  if (next >= 0) all[Math.min(next, all.length - 1)]?.focus();
}
