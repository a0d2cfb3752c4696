import type { Command } from 'commander';
import type { Audience } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import { REHEARSED_DAYS, type RehearsedAnswer, rehearse } from '../turn/rehearse.ts';
import type { CommandContext, CommandOutput } from './command.ts';
import { findChannel, findPerson } from './find-asker.ts';

interface RehearseOptions {
  join?: string;
  channel?: string;
  makePublic?: string;
  json?: boolean;
}

/** `rehearse`: what somebody new in a channel, or everybody once it is public, would read there. */
export function addRehearse(program: Command, context: CommandContext): void {
  program
    .command('rehearse')
    .description(
      `which answers of the last ${REHEARSED_DAYS} days new readers of a channel would see, and what of it they may not read`,
    )
    .option('--join <person>', 'id or name of the person who would join')
    .option('--channel <channel>', 'the channel that they would join')
    .option('--make-public <channel>', 'the channel that would become public')
    .option('--json', 'print one JSON document')
    .action((options: RehearseOptions) => runRehearse(context, options));
}

async function runRehearse(context: CommandContext, options: RehearseOptions): Promise<void> {
  const { join, channel, makePublic } = options;
  const named = makePublic ?? channel;
  if (named === undefined || (join === undefined) === (makePublic === undefined) || (makePublic && channel))
    throw new BotError(
      'input_invalid',
      'Say either --join <person> --channel <channel>, or --make-public <channel>.',
    );
  const { database } = await context.app();
  const { id: channelId, teamId } = await findChannel(database, named);
  const people = join === undefined ? [] : [(await findPerson(database, join)).id];
  const readers: Audience = { teamId, everyone: join === undefined, people };
  const answers = await rehearse(database, { teamId, channelId, readers });
  if (options.json) context.output.out(`${JSON.stringify({ answers }, null, 2)}\n`);
  else print(context.output, answers, { who: join ?? 'every full member', channel: named });
}

function print(
  output: CommandOutput,
  answers: readonly RehearsedAnswer[],
  { who, channel }: { who: string; channel: string },
): void {
  const refused = answers.filter(({ unreadable }) => unreadable.length > 0);
  const unsure = answers.filter(({ unreadable, gone }) => unreadable.length === 0 && gone.length > 0);
  output.out(
    `answers of the last ${REHEARSED_DAYS} days in ${channel} that ${who} would read: ${answers.length}\n`,
  );
  output.out(`of these, resting on what they may not read: ${refused.length}\n`);
  for (const { turn, at, question, unreadable } of refused) {
    output.out(
      `\n${turn}  ${at.toISOString().slice(0, 10)}  ${question.replace(/\s+/g, ' ').slice(0, 100)}\n`,
    );
    output.out(`  may not read ${unreadable.join(', ')}\n`);
  }
  if (unsure.length > 0)
    output.out(
      `\nresting on sources that are not there any more, so that nobody can tell: ${unsure.length}\n`,
    );
}
