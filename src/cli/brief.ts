import type { Command } from 'commander';
import { BotError } from '../core/bot-error.ts';
import { askFromTerminal } from './ask-from-terminal.ts';
import { type CommandContext, EXIT } from './command.ts';
import { loadExampleIfAsked } from './example.ts';
import { exampleOption } from './example-option.ts';
import { findAsker } from './find-asker.ts';
import { printReply } from './print-reply.ts';

/** `brief`: what `/brief` posts in Slack, at the terminal. */
export function addBrief(program: Command, context: CommandContext): void {
  program
    .command('brief <account>')
    .description('brief me on an account')
    .option('--as <person>', 'id or name of the person who asks')
    .option('--in <channel>', 'channel whose readers the brief is for, or dm')
    .option('--json', 'print one JSON document')
    .addOption(exampleOption())
    .action(
      async (account: string, options: { as?: string; in?: string; json?: boolean; example?: boolean }) => {
        if (account.trim() === '')
          throw new BotError('input_invalid', 'Name an account, e.g. switchboard brief "Acme".');
        const app = await context.app();
        await loadExampleIfAsked(context, options.example);
        const asked = await findAsker(app.database, options);
        const answer = await askFromTerminal(app, { ...asked, text: account, command: 'brief' });
        if (options.json) context.output.out(`${JSON.stringify(answer.document, null, 2)}\n`);
        else printReply(context.output, answer);
        if (answer.document.outcome === 'failed') context.exitWith(EXIT.failed);
      },
    );
}
