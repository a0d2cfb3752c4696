import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { TurnTimes } from './questions.ts';
import type { driverRequest } from './turns-driver.ts';

type DriverRequest = z.infer<typeof driverRequest>;

const workspace = z.object({
  url: z.string(),
  apiUrl: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  botToken: z.string(),
  appToken: z.string(),
});

/** A workspace in another process, as far as a bot needs it. */
export type BenchWorkspace = z.infer<typeof workspace>;

/** Asks in the other process. */
export interface Driver {
  workspace: BenchWorkspace;
  ask(question: Omit<Extract<DriverRequest, { type: 'ask' }>, 'type'>): Promise<TurnTimes>;
  /** Lets people talk until `silence`, which says how fast it was acknowledged. */
  chatter(about: Omit<Extract<DriverRequest, { type: 'chatter' }>, 'type'>): Promise<void>;
  silence(): Promise<z.infer<typeof chatterFigures>>;
  close(): void;
}

const reply = z.object({ id: z.number(), result: z.unknown(), error: z.string().optional() });
const times = z.object({ ackMs: z.number(), firstSignMs: z.number(), finishedMs: z.number() });
const chatterFigures = z.object({
  perSecond: z.number(),
  events: z.number(),
  lost: z.number(),
  again: z.number(),
  ackMs: z.object({ p50: z.number(), p99: z.number(), max: z.number() }),
  driverLoopMs: z.object({ p99: z.number(), max: z.number() }),
});

/** Starts the process with the workspaces and the people who ask. */
export async function openDriver(options: { echo: boolean; delayMs: number }): Promise<Driver> {
  const child = fork(fileURLToPath(new URL('./turns-driver.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  const open = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  child.on('message', (raw) => {
    const { id, result, error } = reply.parse(raw);
    const asked = open.get(id);
    open.delete(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(error));
  });
  child.on('exit', () => {
    for (const { reject } of open.values()) reject(new Error('The process of the workspace has ended.'));
  });
  let last = 0;
  const send = (request: DriverRequest): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      open.set(last, { resolve, reject });
      child.send({ id: last, request });
    });
  return {
    workspace: workspace.parse(await send({ type: 'start', ...options })),
    ask: async (question) => times.parse(await send({ type: 'ask', ...question })),
    chatter: async (about) => void (await send({ type: 'chatter', ...about })),
    silence: async () => chatterFigures.parse(await send({ type: 'silence' })),
    close: () => void child.kill(),
  };
}
