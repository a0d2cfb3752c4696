import { InvalidArgumentError } from 'commander';

/** Reads the most that a list may hold. */
export function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 1_000)
    throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
  return count;
}
