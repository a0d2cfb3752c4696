import { BotError } from '../core/bot-error.ts';
import type { FindingResult } from '../curation/decide-finding.ts';
import type { DecisionResult } from '../knowledge/decide-article.ts';

/**
 * The decision that was made about an article or a finding; 0 where none about an article came of it.
 * @throws BotError saying why it was refused
 */
export function decided(result: DecisionResult | FindingResult, name: string): number {
  if (result.type === 'done')
    return 'decisionId' in result ? result.decisionId : (result.finding.decisionId ?? 0);
  if (result.type === 'decided')
    throw new BotError(
      'input_invalid',
      `${name} was decided already: ${result.finding.decision ?? 'opened again'} by ${result.finding.decidedBy ?? '-'}.`,
    );
  const why: Record<typeof result.reason, BotError> = {
    unknown: new BotError(
      'not_found',
      `There is no "${name}" about which that could be decided. "switchboard knowledge report --state all" lists findings.`,
    ),
    already: new BotError(
      'input_invalid',
      `That was decided about ${name} before. "switchboard article show ${name}" says what; "knowledge undo" takes it back.`,
    ),
    same: new BotError('input_invalid', 'An article cannot be preferred over itself.'),
    retired: new BotError('input_invalid', 'A retired article cannot be preferred. Undo that first.'),
    circle: new BotError(
      'input_invalid',
      `${name} replaces the article that is to be preferred over it. Undo that first, or change it in its source.`,
    ),
    undone: new BotError('input_invalid', `What was decided about ${name} was taken back before.`),
    undecided: new BotError('input_invalid', `Nothing was decided about ${name} that could be taken back.`),
    not_allowed: new BotError('forbidden', `${name} is not yours to decide.`),
  };
  throw why[result.reason];
}
