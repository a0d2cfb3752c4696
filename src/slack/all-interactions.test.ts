import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { allInteractions } from './all-interactions.ts';
import { allListeners } from './all-listeners.ts';
import type { Listener, ListenerDeps } from './listeners/listener.ts';

type Constraint = string | RegExp | { action_id: string | RegExp };

/** What listeners ask Bolt for, as `action handoff_take` or `view /^a$/`. */
function registeredBy(listeners: readonly Listener[]): Set<string> {
  const asked = new Set<string>();
  const note = (on: string) => (constraint: Constraint) => {
    const id =
      typeof constraint === 'object' && 'action_id' in constraint ? constraint.action_id : constraint;
    asked.add(`${on} ${String(id)}`);
  };
  const bolt = {
    action: note('action'),
    view: note('view'),
    shortcut: note('shortcut'),
    command: () => undefined,
    event: () => undefined,
    use: () => undefined,
  };
  for (const listen of listeners) listen(bolt as unknown as App, {} as ListenerDeps);
  return asked;
}

const declared = new Set(allInteractions.map(({ on, id }) => `${on} ${String(id)}`));
const undeclared = (listeners: readonly Listener[]) =>
  [...registeredBy(listeners)].filter((one) => !declared.has(one));

describe('the buttons, forms and shortcuts of all features', () => {
  it('are declared with where they wait, each one that a listener reacts to', () => {
    expect(undeclared(allListeners)).toEqual([]);
  });

  it('are reacted to, each one that is declared', () => {
    const registered = registeredBy(allListeners);
    expect([...declared].filter((one) => !registered.has(one))).toEqual([]);
  });

  it('are declared once, so that none waits in two places', () => {
    expect(declared.size).toBe(allInteractions.length);
  });

  it('are noticed where one is missing', () => {
    const forgotten: Listener = (bolt) => bolt.action('forgotten', async () => undefined);
    expect(undeclared([...allListeners, forgotten])).toEqual(['action forgotten']);
  });
});
