import { randomBytes } from 'node:crypto';
import { makeId } from './make-id.ts';
import type { SandboxContext } from './sandbox-context.ts';
import { initialValues } from './view-state.ts';
import type { Json, View } from './workspace.ts';

const maxStack = 3;

/** The modals on a person's screen, the top one last. */
export function openViews(ctx: SandboxContext, user: string): View[] {
  return [...ctx.workspace.views.values()].filter((view) => view.user === user);
}

/** Whether no modal can be put on top of those that are open: https://docs.slack.dev/surfaces/modals */
export function isStackFull(ctx: SandboxContext, user: string): boolean {
  return openViews(ctx, user).length >= maxStack;
}

/** Opens a modal; one that was open before makes way, as a person has one stack at a time. */
export function openView(
  ctx: SandboxContext,
  { user, content, openedIn }: Pick<View, 'user' | 'content' | 'openedIn'>,
): View {
  for (const view of openViews(ctx, user)) ctx.commit({ type: 'view_gone', id: view.id });
  const id = makeId('V');
  return putView(ctx, {
    id,
    type: 'modal',
    user,
    hash: '',
    rootId: id,
    openedIn,
    content,
    values: initialValues(content, openedIn),
  });
}

/** Puts a modal on top of another. */
export function pushView(ctx: SandboxContext, below: View, content: Json): View {
  const { user, rootId, openedIn } = below;
  const values = initialValues(content, openedIn);
  return putView(ctx, {
    id: makeId('V'),
    type: 'modal',
    user,
    hash: '',
    rootId,
    previousId: below.id,
    openedIn,
    content,
    values,
  });
}

/** Gives a view other contents; what was entered in blocks of the same id and action stays. */
export function replaceView(ctx: SandboxContext, view: View, content: Json): View {
  return putView(ctx, {
    ...view,
    content,
    values: keepValues(initialValues(content, view.openedIn), view.values),
  });
}

/** Publishes what a person's App Home shows; what was entered stays as in a modal that is replaced. */
export function publishHome(ctx: SandboxContext, user: string, content: Json): View {
  const known = ctx.workspace.homes.get(user);
  const id = known?.id ?? makeId('V');
  return putView(ctx, {
    id,
    type: 'home',
    user,
    hash: '',
    rootId: id,
    content,
    values: keepValues(initialValues(content), known?.values ?? {}),
  });
}

/** Takes a modal away, with everything above it. */
export function closeView(ctx: SandboxContext, view: View): void {
  const stack = openViews(ctx, view.user);
  for (const above of stack.slice(stack.findIndex((one) => one.id === view.id))) {
    ctx.commit({ type: 'view_gone', id: above.id });
  }
  ctx.live.publish({ type: 'view' }, view.user);
}

/** Takes every modal of a person away. */
export function clearViews(ctx: SandboxContext, user: string): void {
  for (const view of openViews(ctx, user)) ctx.commit({ type: 'view_gone', id: view.id });
  ctx.live.publish({ type: 'view' }, user);
}

/** Remembers what a person entered. */
export function rememberValues(ctx: SandboxContext, view: View, values: View['values']): void {
  ctx.commit({ type: view.type === 'home' ? 'home' : 'view', view: { ...view, values } });
}

function putView(ctx: SandboxContext, view: View): View {
  const hash = `${Math.floor(ctx.now() / 1000)}.${randomBytes(4).toString('hex')}`;
  const stored: View = { ...view, hash };
  ctx.commit({ type: view.type === 'home' ? 'home' : 'view', view: stored });
  ctx.live.publish({ type: view.type === 'home' ? 'home' : 'view' }, view.user);
  return stored;
}

/**
 * What was entered stays where block, action and kind of element are the same, whatever the new initial value is:
 * https://docs.slack.dev/reference/views#preserving-input-entry
 */
function keepValues(fresh: View['values'], before: View['values']): View['values'] {
  const kept = structuredClone(fresh);
  for (const [block, actions] of Object.entries(kept)) {
    for (const [action, state] of Object.entries(actions)) {
      const known = before[block]?.[action];
      if (known && known.type === state.type) actions[action] = known;
    }
  }
  return kept;
}
