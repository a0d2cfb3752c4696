import { say } from '../core/catalogue.ts';
import type { Reply } from '../core/reply.ts';
import type { HandoffNeed } from './handoff-need.ts';

/** What a handoff leaves out because somebody in the escalation channel may not see it. */
export interface Withheld {
  answers: number;
  others: boolean;
  /** Sources and accounts that the asker may see. */
  titles: string[];
  accounts: string[];
}

const MAX_TITLES = 8;

/** Words what was left out for the asker alone; null when nothing was. */
export function tellWithheld({ language }: Pick<HandoffNeed, 'language'>, withheld: Withheld): Reply | null {
  const { answers, others, titles, accounts } = withheld;
  const items = [
    ...accounts.map((account) => say(language, 'turn.handoff.withheld.account', { account })),
    ...(answers === 0 ? [] : [say(language, 'turn.handoff.withheld.answers', { count: answers })]),
    ...(others ? [say(language, 'turn.handoff.withheld.others')] : []),
    ...[...new Set(titles)].slice(0, MAX_TITLES),
  ];
  if (items.length === 0) return null;
  return {
    turnId: null,
    outcome: 'handed_off',
    language,
    parts: [
      { type: 'text', text: say(language, 'turn.handoff.withheld') },
      { type: 'list', ordered: false, items },
    ],
    citations: [],
    choices: [],
    suggestions: [],
    notes: [],
    controls: [],
  };
}
