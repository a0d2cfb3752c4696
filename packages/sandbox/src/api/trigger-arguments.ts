import type { SandboxContext, Trigger } from '../sandbox-context.ts';
import { maybeText } from './arguments.ts';
import { SlackError } from './define-method.ts';

/** A trigger by either of its names. */
export const triggerArguments = { trigger_id: maybeText, interactivity_pointer: maybeText };

/** Uses a trigger up; each can be exchanged once and only for a moment. */
export function exchangeTrigger(
  ctx: SandboxContext,
  args: { trigger_id?: string | undefined; interactivity_pointer?: string | undefined },
): Trigger {
  const id = args.trigger_id ?? args.interactivity_pointer;
  if (!id) {
    throw new SlackError('invalid_arguments', {
      response_metadata: { messages: ['[ERROR] missing required field: trigger_id'] },
    });
  }
  const trigger = ctx.handles.triggers.get(id);
  if (!trigger) throw new SlackError('invalid_trigger_id');
  if (trigger.expiresAtMs < ctx.now()) throw new SlackError('expired_trigger_id');
  if (trigger.used) throw new SlackError('exchanged_trigger_id');
  trigger.used = true;
  return trigger;
}
