import type { BotStatus } from '../client/person-types.ts';
import { useWorkspace } from '../state/workspace-context.ts';

interface PromptsProps {
  channel: string;
  thread?: string;
  status: BotStatus | undefined;
  onSent: (ts: string, text: string) => void;
}

/** What the bot suggests to ask; a press asks it. */
export function Prompts({ channel, thread, status, onSent }: PromptsProps) {
  const { api, complain } = useWorkspace();
  const prompts = status?.prompts?.prompts ?? [];
  if (prompts.length === 0) return null;
  const ask = (text: string) =>
    api
      .send({ channel, text, ...(thread && { thread_ts: thread }) })
      .then(({ ts }) => onSent(ts, text), complain);
  return (
    <section className="prompts" aria-label={status?.prompts?.title ?? 'Suggestions'}>
      {status?.prompts?.title && (
        <p className="prompts-title" dir="auto">
          {status.prompts.title}
        </p>
      )}
      <div className="prompt-row">
        {prompts.map((prompt) => (
          <button
            key={prompt.title}
            type="button"
            className="prompt"
            title={prompt.message}
            dir="auto"
            onClick={() => void ask(prompt.message)}
          >
            {prompt.title}
          </button>
        ))}
      </div>
    </section>
  );
}
