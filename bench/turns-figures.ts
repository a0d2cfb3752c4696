import { z } from 'zod';
import { costRatios } from './cost-ratios.ts';
import { percentile } from './percentile.ts';
import type { TurnTimes } from './questions.ts';

const STAGES = ['ackMs', 'firstSignMs', 'finishedMs'] as const;
/** What a turn is counted by. */
export const COUNTS = ['statements', 'transactions', 'flushes', 'rows', 'bytes', 'cpuMs'] as const;

const percentiles = z.object({ p50: z.number(), p95: z.number() });
const figures = z.object({ ackMs: percentiles, firstSignMs: percentiles, finishedMs: percentiles });
/** Milliseconds from the moment the person sends. */
type Figures = z.infer<typeof figures>;

const costs = z.record(z.enum(COUNTS), z.number());
/** What is compared with later runs. */
export const baselineResult = z.object({ place: z.string(), costs });
type Baseline = z.infer<typeof baselineResult>;

/** How fast events were acknowledged that came while questions waited. */
export interface ChatterFigures {
  perSecond: number;
  events: number;
  /** Sent, and not acknowledged at all. */
  lost: number;
  /** Not acknowledged within three seconds, and delivered once more. */
  again: number;
  ackMs: { p50: number; p99: number; max: number };
}

/** How late timers of a process were. */
export interface LoopDelay {
  p99: number;
  max: number;
}

/** What `bench turns` prints. */
export interface TurnsResult {
  turns: number;
  place: string;
  /** Of the machine, over the last minute. */
  load: { begin: number; end: number };
  switchboard: Figures;
  /** Of one turn, on average; the bot's process alone. */
  costs: Record<(typeof COUNTS)[number], number>;
  /** Milliseconds of the bot's processor for a turn with what follows it; only where one asks at a time. */
  cpuTurnMs?: { p50: number; p95: number };
  /** Of the bot, in milliseconds. */
  loopMs: LoopDelay;
  /** What the bot's process holds at the end; embedded, the database is in it. */
  memoryMb: number;
  chatter?: ChatterFigures & {
    /** Of the process that sends and takes the time: where it is late, so is what it measures. */
    driverLoopMs: LoopDelay;
  };
  echo?: Figures;
  /** Switchboard's figure divided by the bare echo's of the same run. */
  ratio?: Figures;
}

/** Sums up how long turns took, stage by stage. */
export function figuresOf(times: readonly TurnTimes[]): Figures {
  return byStage((stage) => percentilesOf(times.map((one) => one[stage])));
}

/** The middle and the slow end of what was measured; nothing counts as 0. */
export function percentilesOf(values: readonly number[]): { p50: number; p95: number } {
  const measured = values.filter((value) => !Number.isNaN(value));
  const at = (share: number) => percentile(measured, share) || 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** To a tenth. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** One side's figures as multiples of the other's. */
export function divide(one: Figures, other: Figures): Figures {
  const ratio = (a: number, b: number) => Math.round((a / Math.max(b, 0.1)) * 100) / 100;
  return byStage((stage) => ({
    p50: ratio(one[stage].p50, other[stage].p50),
    p95: ratio(one[stage].p95, other[stage].p95),
  }));
}

function byStage(figure: (stage: (typeof STAGES)[number]) => { p50: number; p95: number }): Figures {
  return Object.fromEntries(STAGES.map((stage) => [stage, figure(stage)])) as Figures;
}

/** The result as people read it. */
export function describeTurns(measured: TurnsResult, baseline: Baseline | null): string {
  const { turns, place, load, switchboard, echo, ratio, cpuTurnMs, loopMs, memoryMb, chatter } = measured;
  const row = (name: string, of: Figures, unit: string) =>
    `${name.padEnd(14)}${STAGES.map((stage) => `${of[stage].p50} / ${of[stage].p95}${unit}`.padEnd(24)).join('')}\n`;
  const costRow = (name: string, of: Partial<Record<(typeof COUNTS)[number], number | null>>) =>
    `${name.padEnd(14)}${COUNTS.map((count) => String(of[count] ?? '-').padEnd(14)).join('')}\n`;
  return [
    `${turns} turns: ${place}; load ${load.begin} at the beginning, ${load.end} at the end; p50 / p95\n`,
    `${''.padEnd(14)}${['ack', 'first visible sign', 'finished reply'].map((name) => name.padEnd(24)).join('')}\n`,
    row('switchboard', switchboard, ' ms'),
    ...(echo === undefined ? [] : [row('bare echo', echo, ' ms')]),
    ...(ratio === undefined ? [] : [row('ratio', ratio, '')]),
    `\n${'a turn'.padEnd(14)}${COUNTS.map((count) => count.padEnd(14)).join('')}\n`,
    costRow('now', measured.costs),
    ...(baseline === null
      ? []
      : [
          costRow('baseline', baseline.costs),
          costRow('ratio', costRatios(measured.costs, baseline.costs as TurnsResult['costs'])),
        ]),
    ...(baseline === null || baseline.place === place
      ? []
      : [`the baseline was measured elsewhere: ${baseline.place}\n`]),
    ...(cpuTurnMs === undefined
      ? []
      : [`\nthe bot's processor for a turn: ${cpuTurnMs.p50} / ${cpuTurnMs.p95} ms\n`]),
    `the bot's event loop was late by p99 ${loopMs.p99} ms, at most ${loopMs.max} ms; it holds ${memoryMb} MB\n`,
    ...(chatter === undefined ? [] : [describeChatter(chatter)]),
  ].join('');
}

function describeChatter({
  perSecond,
  events,
  lost,
  again,
  ackMs,
  driverLoopMs,
}: NonNullable<TurnsResult['chatter']>): string {
  return [
    `${events} events beside them, ${perSecond} a second: acknowledged after p50 ${ackMs.p50}, p99 ${ackMs.p99}, at most ${ackMs.max} ms`,
    ...(again === 0 ? [] : [`; ${again} delivered again`]),
    ...(lost === 0 ? [] : [`; ${lost} never`]),
    `; the sender's event loop was late by p99 ${driverLoopMs.p99} ms, at most ${driverLoopMs.max} ms\n`,
  ].join('');
}
