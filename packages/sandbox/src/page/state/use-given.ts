import { useState } from 'react';

const given = new Map<string, string>();

/**
 * Remembers which of the bot's feedback buttons a person has pressed, also while the message is off the screen or is
 * rebuilt by an update. `place` names the person, the message and the element.
 */
export function useGiven(place: string): [string | undefined, (value: string | undefined) => void] {
  const [, redraw] = useState(0);
  const change = (value: string | undefined) => {
    if (value === undefined) given.delete(place);
    else given.set(place, value);
    redraw((count) => count + 1);
  };
  return [given.get(place), change];
}
