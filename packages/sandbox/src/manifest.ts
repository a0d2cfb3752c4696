import { z } from 'zod';

const prompt = z.object({ title: z.string(), message: z.string() }).loose();

/** The parts of an app manifest that decide what the workspace does: https://docs.slack.dev/reference/app-manifest */
export const manifestSchema = z
  .object({
    display_information: z
      .object({ name: z.string().optional(), description: z.string().optional() })
      .loose()
      .optional(),
    features: z
      .object({
        bot_user: z.object({ display_name: z.string().optional() }).loose().optional(),
        agent_view: z
          .object({ suggested_prompts: z.array(prompt).max(4).optional() })
          .loose()
          .optional(),
        slash_commands: z
          .array(
            z
              .object({
                command: z.string().startsWith('/'),
                description: z.string().default(''),
                usage_hint: z.string().default(''),
              })
              .loose(),
          )
          .default([]),
        shortcuts: z
          .array(
            z
              .object({
                name: z.string(),
                type: z.enum(['message', 'global']),
                callback_id: z.string(),
                description: z.string().default(''),
              })
              .loose(),
          )
          .default([]),
      })
      .loose()
      .prefault({}),
    oauth_config: z
      .object({
        scopes: z
          .object({ bot: z.array(z.string()).default([]), bot_optional: z.array(z.string()).default([]) })
          .loose(),
        redirect_urls: z.array(z.string()).optional(),
      })
      .loose()
      .optional(),
    settings: z
      .object({
        event_subscriptions: z
          .object({ bot_events: z.array(z.string()).default([]) })
          .loose()
          .optional(),
      })
      .loose()
      .prefault({}),
  })
  .loose();

/** A manifest with its defaults filled in. */
export type Manifest = z.output<typeof manifestSchema>;

/** Whether the app subscribed to an event, by its name in the manifest; without a manifest it gets everything. */
export function isSubscribed(manifest: Manifest | undefined, name: string): boolean {
  const subscribed = manifest?.settings.event_subscriptions?.bot_events;
  return !manifest || (subscribed?.includes(name) ?? false);
}

/** The bot's granted scopes, the optional ones too; or `undefined` when everything is granted because there is no manifest. */
export function grantedScopes(manifest: Manifest | undefined): string[] | undefined {
  const scopes = manifest?.oauth_config?.scopes;
  return scopes && [...scopes.bot, ...scopes.bot_optional];
}

/** The bot's handle and name, as the manifest calls it. */
export function botNames(manifest: Manifest | undefined): { name: string; realName: string } {
  const given = manifest?.features.bot_user?.display_name ?? manifest?.display_information?.name;
  const realName = given || 'Bot';
  return { name: realName.toLowerCase().replace(/[^\p{L}\p{N}._-]+/gu, '-'), realName };
}
