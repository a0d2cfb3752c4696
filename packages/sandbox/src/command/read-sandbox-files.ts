import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { loadSeed } from '../load-seed.ts';
import { manifestSchema } from '../manifest.ts';
import type { SandboxSeed } from '../sandbox-seed.ts';
import { CommandFault, EXIT } from './command-fault.ts';

/** Reads the seed's folder. @throws CommandFault naming what is missing or wrong in it */
export async function readSeed(folder: string): Promise<SandboxSeed> {
  const people = resolve(folder, 'people.json');
  if (!existsSync(people)) throw new CommandFault(EXIT.notFound, `--seed: there is no ${people}.`);
  try {
    return await loadSeed(folder);
  } catch (error) {
    throw new CommandFault(EXIT.badInput, `--seed: ${folder} is no seed.\n${describe(error)}`, {
      cause: error,
    });
  }
}

/** Reads the manifest. @throws CommandFault naming what is missing or wrong in it */
export function readManifest(file: string): unknown {
  if (!existsSync(file)) throw new CommandFault(EXIT.notFound, `--manifest: there is no ${resolve(file)}.`);
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    manifestSchema.parse(manifest);
    return manifest;
  } catch (error) {
    throw new CommandFault(
      EXIT.badInput,
      `--manifest: ${file} is no app manifest in JSON.\n${describe(error)}`,
      { cause: error },
    );
  }
}

function describe(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} ${error.cause.message}` : error.message;
}
