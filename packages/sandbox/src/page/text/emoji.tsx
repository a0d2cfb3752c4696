import { emojiFor } from './emoji-names.ts';

/** Shows an emoji by its Slack name, or the name itself when nothing is known by it. */
export function Emoji({ name }: { name: string }) {
  const character = emojiFor(name);
  if (!character) return <>{`:${name}:`}</>;
  return (
    <span className="emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {character}
    </span>
  );
}
