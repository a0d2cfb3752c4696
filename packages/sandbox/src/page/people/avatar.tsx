const HUES = 8;

/** A round mark for a person: initials on a colour that follows from the id; the bot has the sandbox's mark. */
export function Avatar({ id, name, bot }: { id: string; name: string; bot?: boolean }) {
  if (bot) {
    return (
      <span className="avatar avatar-bot" aria-hidden="true">
        <BrandMark />
      </span>
    );
  }
  const hue = [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7) % HUES;
  return (
    <span className={`avatar avatar-${hue}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? '?')][0]?.toUpperCase()).join('');
}

/** The mark of the sandbox and of the bot in it: two jacks and the cord between them. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 24 24" width="1em" height="1em" fill="none" aria-hidden="true">
      <circle cx="6.5" cy="7" r="3" stroke="currentColor" strokeWidth="2" />
      <circle cx="17.5" cy="17" r="3" fill="currentColor" stroke="currentColor" strokeWidth="2" />
      <path
        d="M9.5 7h3.2c4 0 4.8 2.2 4.8 4.4V14"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
