import type { Interaction, SandboxContext } from '../sandbox-context.ts';
import { PersonError } from './person-error.ts';

/** Sends an interaction to the bot; without an answer in time the person sees Slack's own kind of error. */
export async function deliverInteraction(ctx: SandboxContext, interaction: Interaction): Promise<unknown> {
  const delivery = await ctx.interact(interaction);
  if (delivery.ok) return delivery.payload;
  const what = interaction.type === 'slash_commands' ? String(interaction.payload.command) : 'This';
  if (delivery.reason === 'timeout') {
    throw new PersonError(
      424,
      'operation_timeout',
      `${what} failed because the app did not respond in time.`,
    );
  }
  throw new PersonError(424, 'dispatch_failed', `${what} failed with the error "dispatch_failed".`);
}
