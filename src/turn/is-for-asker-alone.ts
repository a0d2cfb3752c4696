import type { Turn } from './turn.ts';

/** Whether what comes of a turn is for its asker alone although it was asked among others: nobody else saw the command. */
export function isForAskerAlone(
  { origin, askerId }: Pick<Turn, 'origin' | 'askerId'>,
  outcome: Turn['outcome'],
): boolean {
  return origin === 'command' && askerId !== null && (outcome === 'refused' || outcome === 'clarified');
}
