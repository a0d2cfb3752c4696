import { z } from 'zod';

/** Something to try: what it is called, what to write, and in which channel; left out: in the messages with the app. */
const tryOut = z.object({
  label: z.string().min(1),
  text: z.string().min(1),
  channel: z.string().optional(),
});

const person = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  realName: z.string().min(1),
  email: z.string().optional(),
  title: z.string().optional(),
  tz: z.string().default('UTC'),
  locale: z.string().default('en-US'),
  guest: z.boolean().default(false),
  external: z.boolean().default(false),
  homeTeam: z.string().min(1).optional(),
  slackAdmin: z.boolean().default(false),
  owner: z.boolean().default(false),
  roles: z.array(z.string()).default([]),
  groups: z.array(z.string()).default([]),
  /** What somebody new could try first as this person; those who have some are shown first. */
  tries: z.array(tryOut).default([]),
});

const group = z.object({ id: z.string().min(1), handle: z.string().min(1), name: z.string().min(1) });

const channel = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  private: z.boolean().default(false),
  purpose: z.string().optional(),
  members: z.array(z.string()).default([]),
});

/** What a workspace holds when it is opened for the first time; groups and members are named by id, handle or name. */
export const sandboxSeed = z.object({
  team: z
    .object({
      id: z.string().min(1),
      name: z.string().min(1),
      domain: z.string().min(1),
      about: z.string().optional(),
      canvases: z.enum(['off', 'free']).optional(),
    })
    .default({ id: 'T0SANDBOX', name: 'Sandbox', domain: 'sandbox' }),
  people: z.array(person).min(1),
  groups: z.array(group).default([]),
  channels: z.array(channel).default([]),
  /** Default: as the manifest calls it. */
  bot: z.object({ name: z.string().min(1), realName: z.string().min(1) }).optional(),
  /** The private channels, by id or name, that the bot is a member of; it is in every public one. Default: all. */
  botIn: z.array(z.string()).optional(),
});

/** A seed as callers write it. */
export type SandboxSeed = z.input<typeof sandboxSeed>;

/** A seed with its defaults filled in. */
export type ParsedSeed = z.output<typeof sandboxSeed>;
