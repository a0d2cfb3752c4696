import type { TerminalAnswer } from './ask-from-terminal.ts';
import type { CommandOutput } from './command.ts';

/** Prints an answer for a person: the text, its sources, what can be asked next and where the receipt is. */
export function printReply(output: CommandOutput, { document }: TerminalAnswer): void {
  output.out(`${document.text}\n`);
  for (const choice of document.choices) output.out(`  • ${choice.label}: ask "${choice.question}"\n`);
  if (document.citations.length > 0) output.out('\nSources\n');
  for (const citation of document.citations) {
    output.out(
      `  [${citation.n}] ${citation.title}${citation.url === undefined ? '' : ` <${citation.url}>`}\n`,
    );
    output.out(`      “${citation.quote.replace(/\s+/g, ' ').slice(0, 200)}”\n`);
  }
  for (const note of document.notes) output.out(`\nNote: ${note}\n`);
  if (document.fuller)
    output.out('\nFor you alone there is more than for everyone who reads there: ask again with --in dm\n');
  if (document.suggestions.length > 0) output.out(`\nAsk next: ${document.suggestions.join(' · ')}\n`);
  const ms = document.steps.reduce((sum, step) => sum + step.ms, 0);
  output.err(
    `${document.outcome} by ${document.agent} in ${Math.round(ms)} ms · receipt ${document.receiptId} · go on with --thread ${document.threadId}\n`,
  );
}
