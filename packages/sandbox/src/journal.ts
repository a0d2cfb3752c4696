import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Change } from './apply-change.ts';

/** An append-only record of changes; what comes after the close is not kept. */
export interface Journal {
  append(change: Change): void;
  close(): void;
}

/**
 * Opens the journal of a folder and reads what it holds. Writing is synchronous, so that a killed process loses
 * nothing that it had answered. A last line that was cut off is dropped; damage elsewhere is an error.
 */
export function openJournal(folder: string): { journal: Journal; changes: Change[] } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = pathIn(folder);
  const changes = existsSync(path) ? readChanges(path) : [];
  return { changes, journal: appendTo(openSync(path, 'a', 0o600)) };
}

/** Puts a shorter history that leads to the same workspace in the place of a long one. */
export function rewriteJournal(folder: string, changes: readonly Change[]): void {
  const draft = `${pathIn(folder)}.new`;
  writeFileSync(draft, changes.map((change) => `${JSON.stringify(change)}\n`).join(''), { mode: 0o600 });
  renameSync(draft, pathIn(folder));
}

/** A journal that keeps nothing. */
export const noJournal: Journal = { append: () => {}, close: () => {} };

function appendTo(file: number): Journal {
  let size = fstatSync(file).size;
  let isOpen = true;
  return {
    append: (change) => {
      if (!isOpen) return;
      const line = Buffer.from(`${JSON.stringify(withNulls(change))}\n`);
      try {
        if (writeSync(file, line) < line.length) throw noSpace();
        size += line.length;
      } catch (cause) {
        // Half a line, left behind by a full disk, would spoil every later one.
        ftruncateSync(file, size);
        throw cause;
      }
    },
    close: () => {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

/** JSON has no `undefined`, but a patch needs to say that a field goes. */
function withNulls(change: Change): unknown {
  if (change.type !== 'message_patch') return change;
  const patch = Object.entries(change.patch).map(([key, value]) => [key, value ?? null]);
  return { ...change, patch: Object.fromEntries(patch) };
}

/** A disk that fills up takes a part of the line and says nothing. */
function noSpace(): Error {
  return Object.assign(new Error('The journal could be written only in part.'), { code: 'ENOSPC' });
}

function pathIn(folder: string): string {
  return join(folder, 'workspace.jsonl');
}

function readChanges(path: string): Change[] {
  const content = readFileSync(path, 'utf8');
  const end = content.lastIndexOf('\n') + 1;
  const whole = content.slice(0, end);
  if (end < content.length) truncateSync(path, Buffer.byteLength(whole));
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => parseLine(line, index + 1));
}

function parseLine(line: string, number: number): Change {
  try {
    return JSON.parse(line) as Change;
  } catch (cause) {
    throw new Error(
      `The sandbox's journal workspace.jsonl is damaged at line ${number}. Move it away to begin with a fresh workspace.`,
      { cause },
    );
  }
}
