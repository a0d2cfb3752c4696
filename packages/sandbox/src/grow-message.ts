import type { Json, Message } from './workspace.ts';

/** One piece of a stream: https://docs.slack.dev/messaging/sending-and-scheduling-messages#text-streaming */
export type StreamChunk =
  | { type: 'markdown_text'; text: string }
  | { type: 'plan_update'; title: string }
  | {
      type: 'task_update';
      id: string;
      title: string;
      status: 'pending' | 'in_progress' | 'complete' | 'error';
      details?: string | undefined;
      output?: string | undefined;
      sources?: Json[] | undefined;
    }
  | { type: 'blocks'; blocks: Json[] };

const markdownBlockLimit = 12_000;

/** Adds what has arrived to a streaming message; the same chunks always give the same message. */
export function growMessage(message: Message, chunks: readonly StreamChunk[]): void {
  for (const chunk of chunks) {
    if (chunk.type === 'markdown_text') growText(message, chunk.text);
    else if (chunk.type === 'blocks') message.blocks = [...(message.blocks ?? []), ...chunk.blocks];
    else if (chunk.type === 'plan_update') growPlan(message, chunk.title);
    else growTasks(message, chunk);
  }
}

function growText(message: Message, text: string): void {
  message.text += text;
  const blocks = message.blocks ?? [];
  const last = blocks.at(-1);
  if (last?.type === 'markdown' && `${last.text}${text}`.length <= markdownBlockLimit) {
    message.blocks = [...blocks.slice(0, -1), { ...last, text: `${last.text}${text}` }];
  } else {
    message.blocks = [...blocks, { type: 'markdown', block_id: `stream-${blocks.length}`, text }];
  }
}

function growPlan(message: Message, title: string): void {
  if (message.stream) message.stream = { ...message.stream, mode: 'plan', planTitle: title };
  const blocks = message.blocks ?? [];
  const at = blocks.findIndex((block) => block.type === 'plan');
  if (at >= 0) message.blocks = blocks.map((block, index) => (index === at ? { ...block, title } : block));
  else message.blocks = [{ type: 'plan', block_id: 'stream-plan', title, tasks: [] }, ...blocks];
}

function growTasks(message: Message, chunk: Extract<StreamChunk, { type: 'task_update' }>): void {
  if (message.stream?.mode === 'plan') {
    if (!message.blocks?.some((block) => block.type === 'plan')) growPlan(message, chunk.title);
    message.blocks = (message.blocks ?? []).map((block) =>
      block.type === 'plan'
        ? { ...block, tasks: putTask((block.tasks as Json[] | undefined) ?? [], chunk) }
        : block,
    );
  } else {
    message.blocks = putTask(message.blocks ?? [], chunk);
  }
}

function putTask(among: Json[], chunk: Extract<StreamChunk, { type: 'task_update' }>): Json[] {
  const known = among.find((block) => block.type === 'task_card' && block.task_id === chunk.id);
  const task: Json = {
    ...(known ?? { type: 'task_card', task_id: chunk.id, block_id: `task-${chunk.id}` }),
    title: chunk.title,
    status: chunk.status,
    ...(chunk.details !== undefined && { details: richText(chunk.details) }),
    ...(chunk.output !== undefined && { output: richText(chunk.output) }),
    ...(chunk.sources !== undefined && { sources: chunk.sources }),
  };
  return known ? among.map((block) => (block === known ? task : block)) : [...among, task];
}

function richText(text: string): Json {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  };
}
