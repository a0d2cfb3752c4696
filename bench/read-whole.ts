import { BotError } from '../src/core/bot-error.ts';

/** Reads a whole number above 0 from an option. @throws BotError `input_invalid` */
export function readWhole(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new BotError('input_invalid', `"${text}" is no whole number above 0.`);
  return count;
}
