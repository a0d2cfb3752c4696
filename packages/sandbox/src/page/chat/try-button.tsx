import type { OfferedTry } from './use-tries.ts';

/** A question to try, with where it is asked. */
export function TryButton({ one, onBegin }: { one: OfferedTry; onBegin: (one: OfferedTry) => void }) {
  return (
    <button type="button" className="way" onClick={() => onBegin(one)}>
      <strong>
        {one.label}
        {one.place.kind === 'dm' ? '' : ` · #${one.place.name}`}
      </strong>
      <span>{one.text}</span>
    </button>
  );
}
