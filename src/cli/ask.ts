import type { Command } from 'commander';
import { BotError } from '../core/bot-error.ts';
import type { MessageTs } from '../core/ids.ts';
import { askFromTerminal } from './ask-from-terminal.ts';
import type { CommandContext } from './command.ts';
import { EXIT } from './command.ts';
import { loadExampleIfAsked } from './example.ts';
import { exampleOption } from './example-option.ts';
import { findAsker } from './find-asker.ts';
import { printReply } from './print-reply.ts';

interface AskOptions {
  as?: string;
  in?: string;
  thread?: string;
  json?: boolean;
  example?: boolean;
}

/** `ask`: the same turn as in Slack, at the terminal. */
export function addAsk(program: Command, context: CommandContext): void {
  program
    .command('ask <question>')
    .description(
      'ask a question, as a person and in a place; without --as, as somebody who may read what everyone may',
    )
    .option('--as <person>', 'id or name of the person who asks')
    .option('--in <channel>', 'channel whose readers the answer is for, or dm')
    .option('--thread <id>', 'goes on with a conversation of this id')
    .option('--json', 'print one JSON document')
    .addOption(exampleOption())
    .action(async (question: string, options: AskOptions) => {
      if (question.trim() === '')
        throw new BotError(
          'input_invalid',
          'The question is empty. Example: switchboard ask "How do I set up SSO?"',
        );
      const app = await context.app();
      await loadExampleIfAsked(context, options.example);
      const asked = await findAsker(app.database, options);
      const thread = options.thread === undefined ? {} : { threadTs: options.thread as MessageTs };
      const answer = await askFromTerminal(app, { ...asked, ...thread, text: question });
      if (options.json) context.output.out(`${JSON.stringify(answer.document, null, 2)}\n`);
      else printReply(context.output, answer);
      if (answer.document.outcome === 'failed') context.exitWith(EXIT.failed);
    });
}
