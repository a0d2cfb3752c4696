import type { PlanBlock, TaskCardBlock } from '@slack/types';
import { TaskCard } from './task-card.tsx';

/** Shows the bot's plan: a title and its steps in order. */
export function PlanView({ block }: { block: PlanBlock }) {
  const tasks = (block.tasks ?? []) as TaskCardBlock[];
  const done = tasks.filter((task) => task.status === 'complete').length;
  return (
    <section className="plan">
      <div className="plan-head">
        <strong dir="auto">{block.title}</strong>
        <span className="plan-count">
          {done} of {tasks.length}
        </span>
      </div>
      <ol>
        {tasks.map((task, index) => (
          <li key={task.task_id ?? index}>
            <TaskCard task={task} />
          </li>
        ))}
      </ol>
    </section>
  );
}
