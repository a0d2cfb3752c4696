import type { TaskCardBlock } from '@slack/types';
import { SafeLink } from '../text/safe-link.tsx';
import { RichText } from './rich-text.tsx';

const SAID = { pending: 'Waiting', in_progress: 'Working', complete: 'Done', error: 'Failed' } as const;

/** Shows one step of the bot's work with its state, details and sources. */
export function TaskCard({ task }: { task: TaskCardBlock }) {
  const more = task.details || task.output || (task.sources?.length ?? 0) > 0;
  const head = (
    <>
      <span className={`task-mark task-${task.status}`} role="img" aria-label={SAID[task.status]} />
      <span dir="auto">{task.title}</span>
    </>
  );
  if (!more) return <div className="task">{head}</div>;
  return (
    <details className="task">
      <summary>{head}</summary>
      {task.details && <RichText block={task.details} />}
      {task.output && <RichText block={task.output} />}
      {task.sources && (
        <ul className="task-sources">
          {task.sources.map((source) => (
            <li key={source.url}>
              <SafeLink url={source.url}>{source.text}</SafeLink>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
