import { z } from 'zod';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const timeZone = z.string().refine((name) => isTimeZone(name));
/** At least a minute: a clock that is due at once would never rest. */
const hours = z
  .number()
  .min(1 / 60)
  .max(1_000);

const days = z.number().int().min(1).max(3_650);

/** Everything that admins set, by family; a row of a family is about one `subject` (empty where there is only one). */
export const settingSchemas = {
  /** Subject: a channel's id. How the bot replies there, and with which agents. */
  channel: z.object({
    mode: z.enum(['mention', 'every', 'off']).default('mention'),
    /** Names of the agents that may answer there; null: all that there are, those of extensions to come included. */
    agents: z.array(z.string().min(1)).nullable().default(null),
  }),
  /** Subject: a topic. Where its handoffs are posted, whose job they are, and who is asked when nobody acts. */
  topic: z.object({
    channelId: z.string().min(1).nullable().default(null),
    role: z.string().min(1).default('support_lead'),
    nextRole: z.string().min(1).default('admin'),
  }),
  /** Subject: a role. The handles of the user groups whose members have it. */
  role: z.object({ groups: z.array(z.string().min(1)).default([]) }),
  /** Subject: a term. Others that mean the same in the company; none: it is a word like any other again. */
  synonym: z.object({ words: z.array(z.string().trim().min(1).max(60)).max(20).default([]) }),
  /** How long handoffs wait, in hours of business time. */
  waiting: z.object({
    remindAfterHours: hours.default(2),
    escalateAfterHours: hours.default(4),
    closeAfterHours: hours.default(24),
    start: clockTime.default('09:00'),
    end: clockTime.default('17:00'),
    /** ISO weekdays, 1 is Monday. */
    days: z.array(z.number().int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
    timeZone: timeZone.default('UTC'),
  }),
  retention: z.object({
    /** Texts of questions, answers and handoffs older than this are forgotten; null: kept. */
    days: days.nullable().default(365),
    /** What was said in threads that the bot takes no part in is forgotten sooner; null: kept as long. */
    unaskedDays: days.nullable().default(1),
  }),
  /** What words mean that every company means something else by, when somebody asks across records. */
  terms: z.object({
    /** An account is at risk below this health score; companies score to 10, to 100 or to 1,000. */
    healthBelow: z.number().int().min(1).max(1_000).default(60),
    /** A deal or case that nobody touched for longer is stale. */
    staleDays: days.default(14),
    /** An account without activity for as long is quiet. */
    quietDays: days.default(60),
    /** A deal or account of at least this amount, in its own currency, is big. */
    bigAmount: z.number().positive().max(1e12).default(100_000),
  }),
  /** Null: the process's own limit for a turn, none for a day. */
  budgets: z.object({
    turnMaxTokens: z.number().int().min(100).nullable().default(null),
    turnMaxCostUsd: z.number().nonnegative().nullable().default(null),
    personDailyCostUsd: z.number().nonnegative().nullable().default(5),
    dailyCostUsd: z.number().nonnegative().nullable().default(100),
  }),
  /** How much of the bot one person may take up; outsiders are guests and people of other companies. */
  shares: z.object({
    atOnce: z.number().int().min(1).max(100).default(2),
    perMinute: z.number().int().min(1).max(1_000).default(12),
    outsidersAtOnce: z.number().int().min(1).max(100).default(1),
    outsidersPerMinute: z.number().int().min(1).max(1_000).default(4),
  }),
  /** Where triage is talked about, and when the day's digest comes. */
  triage: z.object({
    channelId: z.string().min(1).nullable().default(null),
    digestAt: clockTime.default('09:00'),
    timeZone: timeZone.default('UTC'),
  }),
} as const;

/** How the bot may reply in a channel. */
export const MODES = settingSchemas.channel.shape.mode.unwrap().options;

export type SettingFamily = keyof typeof settingSchemas;
export type Setting<Family extends SettingFamily> = z.output<(typeof settingSchemas)[Family]>;

/** Whether there are settings of that name; what a click carries may name anything. */
export function isSettingFamily(name: string): name is SettingFamily {
  return Object.hasOwn(settingSchemas, name);
}

/** What applies where nobody has set anything. */
export function defaultSetting<Family extends SettingFamily>(family: Family): Setting<Family> {
  return settingSchemas[family].parse({}) as Setting<Family>;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
