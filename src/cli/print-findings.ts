import type { FindingEvidence, FindingKind } from '../curation/finding.ts';
import type { Finding, FindingList } from '../curation/list-findings.ts';
import type { TriageGroup } from '../feedback/read-groups.ts';
import type { CommandOutput } from './command.ts';

/** What a report holds. */
export interface KnowledgeReport extends FindingList {
  unanswered: { groups: TriageGroup[]; total: number };
  /** When the last check ended; null: none did. */
  check: Date | null;
}

/** Prints findings under their owners, each with what speaks for it and the commands that settle it. */
export function printFindings(output: CommandOutput, report: KnowledgeReport): void {
  const { findings, total, unanswered, check } = report;
  if (check === null) output.err('No check has run yet: "switchboard knowledge check" runs one.\n');
  let owner = '';
  for (const finding of findings) {
    const named = finding.owners.join(', ') || 'no owner';
    if (named !== owner) output.out(`${named}\n`);
    owner = named;
    printFinding(output, finding);
  }
  if (findings.length < total) output.err(`${total - findings.length} more: raise --limit to see them\n`);
  if (unanswered.groups.length > 0) output.out(`questions that found nothing: ${unanswered.total}\n`);
  for (const { items, count, about } of unanswered.groups)
    output.out(
      `  ${items[0]}  ${count}×  ${about.type === 'question' ? about.text.replace(/\s+/g, ' ') : '-'}\n`,
    );
  if (unanswered.groups.length > 0) output.out('  settle   switchboard triage close <id> --as fixed\n');
  if (findings.length === 0 && unanswered.groups.length === 0) output.err('none\n');
}

function printFinding(output: CommandOutput, finding: Finding): void {
  const { id, kind, state, evidence, decision, decidedBy, articleIds } = finding;
  output.out(`  ${id}  ${kind}${formatEvidence(kind, evidence)}${state === 'open' ? '' : `, ${state}`}\n`);
  for (const { articleId, title, quote, figure } of evidence.sides) {
    output.out(`    ${title ?? articleId} (${articleId})${figure === undefined ? '' : `: ${figure}`}\n`);
    if (quote !== null) output.out(`      "${quote}"\n`);
  }
  if (decision !== null)
    output.out(`    decided  ${decision} by ${decidedBy ?? '-'}; switchboard knowledge undo ${id}\n`);
  else
    for (const command of commandsToDecide(id, kind, articleIds))
      output.out(`    settle   switchboard knowledge ${command}\n`);
}

function formatEvidence(kind: FindingKind, evidence: FindingEvidence): string {
  const { share, because, day, citations = 0, neighbours, periodDays } = evidence;
  if (kind === 'duplicate' || kind === 'overlap')
    return `: ${Math.round((share ?? 0) * 100)} % of the shorter one`;
  if (kind === 'orphan') return `: not cited in ${periodDays} days, ${neighbours} beside it were`;
  if (kind === 'contradiction' || because === undefined) return '';
  const why = {
    superseded: 'replaced by the second',
    until: `it says that it holds until ${day}`,
    as_of: `it describes ${day}`,
    age: `not changed since ${day}`,
  };
  return `: ${why[because]}, cited ${citations} times lately`;
}

function commandsToDecide(id: string, kind: FindingKind, [first, second]: readonly string[]): string[] {
  const prefer = second === undefined || kind === 'stale' ? [] : [`prefer ${first} ${second}`];
  return [...prefer, `retire ${first}`, `dismiss ${id}`];
}
