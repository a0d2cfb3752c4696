import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { BotError } from '../core/bot-error.ts';
import type { Piece } from '../core/piece.ts';
import { stampFiles } from './changed-files.ts';
import { findMissingNames, findTakenNames } from './find-faults.ts';
import { listExtensionFiles } from './list-extension-files.ts';
import { faultsOf } from './piece-schemas.ts';
import type { BuiltIn, LoadedExtensions, LoadedPiece } from './pieces.ts';
import { resolveForExtensions } from './resolve-for-extensions.ts';

const LOAD_MS = 10_000;

/**
 * Loads a company's own pieces: each file of the folder, not of folders in it, exports one or a list of them as its
 * default. Nothing is taken from a folder in which anything is wrong.
 * @throws BotError `config_invalid` that names every fault by file and field
 */
export async function loadExtensions(folder: string, builtIn: BuiltIn): Promise<LoadedExtensions> {
  const { path, files } = await listExtensions(folder);
  // Before they are loaded: what is changed meanwhile is a change.
  const read = await stampFiles(path, files);
  if (files.length === 0) return { pieces: [], folder: read };
  resolveForExtensions(path);
  const loaded: LoadedPiece[] = [];
  const faults: string[] = [];
  for (const file of files) {
    const result = await loadFile(join(path, file));
    if ('fault' in result) faults.push(`${file}: ${result.fault}`);
    else
      for (const piece of result.exported) {
        const wrong = faultsOf(piece);
        faults.push(...wrong.map((fault) => `${file}: ${fault}`));
        if (wrong.length === 0) loaded.push({ piece: piece as Piece, file });
      }
  }
  // What a broken file would have brought is not to be missed in the others.
  const whole = faults.length === 0;
  faults.push(...findTakenNames(builtIn, loaded), ...(whole ? findMissingNames(builtIn, loaded) : []));
  if (faults.length > 0) throw brokenExtensions(folder, faults);
  return { pieces: loaded, folder: read };
}

function brokenExtensions(folder: string, faults: readonly string[]): BotError {
  const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  return new BotError(
    'config_invalid',
    `The extensions in ${folder} have ${count}, so nothing was started:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  );
}

async function listExtensions(folder: string): Promise<{ path: string; files: string[] }> {
  try {
    const path = await realpath(folder);
    return { path, files: await listExtensionFiles(path) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EACCES') throw error;
    const why = { ENOENT: 'is not there', ENOTDIR: 'is not a folder', EACCES: 'may not be read' }[code];
    throw new BotError('config_invalid', `SWITCHBOARD_EXTENSIONS: ${folder} ${why}.`, { cause: error });
  }
}

async function loadFile(path: string): Promise<{ exported: unknown[] } | { fault: string }> {
  try {
    // The folder is the company's; which files it holds is known only now.
    const module = await withinTime(import(pathToFileURL(path).href) as Promise<{ default?: unknown }>);
    if (module.default === undefined) return { fault: 'it has no default export' };
    return { exported: Array.isArray(module.default) ? module.default : [module.default] };
  } catch (error) {
    return { fault: describeFailure(error) };
  }
}

/** A file that waits for something that never comes must not keep the bot from saying so. */
async function withinTime<Loaded>(loading: Promise<Loaded>): Promise<Loaded> {
  const loaded = new AbortController();
  const { signal } = loaded;
  const late = delay(LOAD_MS, null, { signal }).then(() => {
    throw new Error(`it was not done after ${LOAD_MS / 1000} s`);
  });
  try {
    return await Promise.race([loading, late]);
  } finally {
    late.catch(() => undefined);
    loaded.abort();
  }
}

/** The first line says what is wrong. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `it cannot be loaded: ${String(error)}`;
  const [first = error.name] = error.message.split('\n');
  return `it cannot be loaded: ${first}`;
}
