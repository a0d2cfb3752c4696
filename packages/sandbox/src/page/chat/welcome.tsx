import { BrandMark } from '../people/avatar.tsx';
import { displayName, useWorkspace } from '../state/workspace-context.ts';
import { TryButton } from './try-button.tsx';
import { useTries } from './use-tries.ts';

/** What one sees before going anywhere: questions to ask, or else three ways in. */
export function Welcome({ unknown }: { unknown: string | undefined }) {
  const { me, bot, channels, commands, go } = useWorkspace();
  const dm = channels.find((channel) => channel.kind === 'dm');
  const joined = channels.find((channel) => channel.kind === 'public' && channel.member !== false);
  const command = commands[0];
  const visit = (channel: string) => go({ user: me.name, channel });
  const { tries, begin } = useTries();
  return (
    <div className="welcome">
      <span className="welcome-mark">
        <BrandMark />
      </span>
      <h1>{unknown ? 'That place is not here' : <>Hello, {displayName(me).split(' ')[0]}.</>}</h1>
      <p className="lede">
        {unknown
          ? 'It does not exist, or you may not see it. Here is what you can do:'
          : tries.length > 0
            ? 'Choose a question; it is put where you can send it or change it.'
            : `${bot.name} is listening. Three ways to begin:`}
      </p>
      <ul className="ways">
        {tries.map((one) => (
          <li key={one.text}>
            <TryButton one={one} onBegin={begin} />
          </li>
        ))}
        {tries.length === 0 && dm && (
          <li>
            <button type="button" className="way" onClick={() => visit(dm.id)}>
              <strong>Ask in private</strong>
              <span>Write to {bot.name} directly; only you see the answer.</span>
            </button>
          </li>
        )}
        {tries.length === 0 && joined && (
          <li>
            <button type="button" className="way" onClick={() => visit(joined.id)}>
              <strong>Ask in #{joined.name}</strong>
              <span>Mention @{bot.name} and it replies in a thread that everyone there can read.</span>
            </button>
          </li>
        )}
        <li>
          <button type="button" className="way" onClick={() => visit('home')}>
            <strong>Look at its home</strong>
            <span>
              What it can do for you and how it is set up
              {command ? `; or type ${command.command} in any channel.` : '.'}
            </span>
          </button>
        </li>
      </ul>
    </div>
  );
}
