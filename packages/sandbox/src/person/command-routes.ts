import type { Hono } from 'hono';
import { z } from 'zod';
import { openResponseUrl, openTrigger } from '../open-handles.ts';
import { respond } from '../respond.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { deliverInteraction } from './deliver-interaction.ts';
import { payloadChannel } from './interaction-payload.ts';
import { PersonError } from './person-error.ts';
import { readJoinedChannel, readJsonBody, readPerson } from './person-request.ts';

const invocation = z.object({
  channel: z.string(),
  command: z.string().min(1),
  text: z.string().default(''),
});

/** Slash commands: https://docs.slack.dev/interactivity/implementing-slash-commands */
export function serveCommands(app: Hono, ctx: SandboxContext): void {
  app.post('/person/:user/commands', async (c) => {
    const person = readPerson(ctx, c);
    const body = await readJsonBody(c, invocation);
    const channel = readJoinedChannel(ctx, person, body.channel);
    const command = checkCommand(ctx, body.command);
    const { team } = ctx.workspace;
    const payload = {
      token: ctx.credentials.verificationToken,
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channel.id,
      channel_name: payloadChannel(channel).name,
      user_id: person.id,
      user_name: person.name,
      command,
      text: body.text.trim(),
      api_app_id: ctx.credentials.appId,
      is_enterprise_install: 'false',
      response_url: openResponseUrl(ctx, { user: person.id, channel: channel.id }),
      trigger_id: openTrigger(ctx, { user: person.id, channel: channel.id }),
    };
    const answer = await deliverInteraction(ctx, { type: 'slash_commands', payload });
    respond(ctx, { user: person.id, channel: channel.id }, answer);
    return c.json({ ok: true });
  });
}

function checkCommand(ctx: SandboxContext, typed: string): string {
  const command = typed.startsWith('/') ? typed : `/${typed}`;
  const known = ctx.manifest?.features.slash_commands.map((one) => one.command);
  if (!known || known.includes(command)) return command;
  const listed = known.join(', ') || 'none';
  throw new PersonError(
    404,
    'unknown_command',
    `${command} is not a valid command here. There is: ${listed}.`,
  );
}
