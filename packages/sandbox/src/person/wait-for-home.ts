import type { SandboxContext } from '../sandbox-context.ts';
import type { Person, View } from '../workspace.ts';

/** An empty App Home waits for the app as long as a person would; one with something in it is shown almost at once. */
const emptyWaitMs = 2_000;
const freshWaitMs = 250;

/** What a person's App Home shows once the app has had a moment to publish it. */
export async function waitForHome(ctx: SandboxContext, person: Person): Promise<View | undefined> {
  const known = ctx.workspace.homes.get(person.id);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, known ? freshWaitMs : emptyWaitMs);
    const stop = ctx.live.subscribe((event, onlyFor) => {
      if (event.type === 'home' && onlyFor === person.id) done();
    });
    function done(): void {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
  return ctx.workspace.homes.get(person.id);
}
