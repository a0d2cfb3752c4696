import { validateView } from '../blocks/validate-view.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Json, View } from '../workspace.ts';
import { SlackError } from './define-method.ts';
import { withIds } from './message-contents.ts';

const byteLimit = 250_000;

/**
 * Checks a view and gives its blocks the ids that the app left out. `replacing` is the view whose place it takes.
 * https://docs.slack.dev/reference/methods/views.open#errors
 */
export function readView(ctx: SandboxContext, value: unknown, type: View['type'], replacing?: string): Json {
  if (!value || typeof value !== 'object') fail(['[ERROR] missing required field: view']);
  const view = value as Json;
  if (view.type !== type) fail([`[ERROR] must be of type "${type}" [json-pointer:/view/type]`]);
  if (JSON.stringify(view).length > byteLimit) throw new SlackError('view_too_large');
  const faults = validateView(view);
  if (faults.length > 0)
    fail(faults.map((fault) => `[ERROR] ${fault.message} [json-pointer:/view${fault.pointer}]`));
  checkExternalId(ctx, view, replacing);
  return { ...view, blocks: withIds(view.blocks as Json[]) };
}

function checkExternalId(ctx: SandboxContext, view: Json, replacing: string | undefined): void {
  if (!view.external_id) return;
  const { views, homes } = ctx.workspace;
  const taken = [...views.values(), ...homes.values()].some(
    (other) => other.content.external_id === view.external_id && other.id !== replacing,
  );
  if (taken) throw new SlackError('duplicate_external_id');
}

function fail(messages: string[]): never {
  throw new SlackError('invalid_arguments', { response_metadata: { messages } });
}
