import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SandboxSeed } from './sandbox-seed.ts';
import { sandboxSeed } from './sandbox-seed.ts';

const company = z
  .object({
    team: z.object({ id: z.string(), name: z.string(), domain: z.string() }).partial().optional(),
    id: z.string().optional(),
    name: z.string().optional(),
    domain: z.string().optional(),
    about: z.string().optional(),
    bot: z.object({ name: z.string(), realName: z.string() }).optional(),
    botIn: z.array(z.string()).optional(),
  })
  .loose();

/**
 * Reads a seed from a folder with `company.json`, `people.json`, `groups.json` and `channels.json`.
 * `company.json` may name the team at its top level or under `team`; lists may stand alone or under a key of the
 * file's own name. Only `people.json` must exist; a missing list is an empty one.
 */
export async function loadSeed(folder: string): Promise<SandboxSeed> {
  const [about, people, groups, channels] = await Promise.all([
    readJson(folder, 'company'),
    readJson(folder, 'people'),
    readJson(folder, 'groups'),
    readJson(folder, 'channels'),
  ]);
  const named = company.parse(about ?? {});
  const seed = {
    team: {
      id: named.team?.id ?? teamId(named.id),
      name: named.team?.name ?? named.name ?? 'Sandbox',
      domain: domainOf(named.team?.domain ?? named.domain ?? 'sandbox'),
      ...(named.about && { about: named.about }),
    },
    people: listIn(people, 'people'),
    groups: listIn(groups, 'groups'),
    channels: listIn(channels, 'channels'),
    ...(named.bot && { bot: named.bot }),
    ...(named.botIn && { botIn: named.botIn }),
  };
  return sandboxSeed.parse(seed);
}

async function readJson(folder: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT' && name !== 'people') return undefined;
    throw new Error(`The workspace file ${name}.json cannot be read.`, { cause });
  }
}

function listIn(content: unknown, key: string): unknown[] {
  if (Array.isArray(content)) return content;
  const inside = (content as Record<string, unknown> | undefined)?.[key];
  return Array.isArray(inside) ? inside : [];
}

/** A workspace's domain is its subdomain only. */
function domainOf(domain: string): string {
  return domain.split('.')[0] ?? domain;
}

function teamId(id: string | undefined): string {
  return id && /^T[A-Z0-9]+$/.test(id) ? id : 'T0SANDBOX';
}
