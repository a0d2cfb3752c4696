import type { Reply } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import type { HandoffNeed } from './handoff-need.ts';

/** What a handoff leaves out because somebody in the escalation channel may not see it. */
export interface Withheld {
  answers: number;
  others: boolean;
  /** Sources and accounts that the asker may see, with their ids as evidence. */
  titles: { id: string; title: string }[];
  accounts: { id: string; name: string }[];
}

const MAX_TITLES = 8;

/** Words what was left out for the asker alone; null when nothing was. */
export function formatWithheldNote(
  { language }: Pick<HandoffNeed, 'language'>,
  withheld: Withheld,
): Reply | null {
  const { answers, others, titles, accounts } = withheld;
  const different = titles.filter(({ title }, at) => titles.findIndex((one) => one.title === title) === at);
  const items: [text: string, of: string | null][] = [
    ...accounts.map(({ id, name }): [string, string] => [
      t(language, 'turn.handoff.withheld.account', { account: name }),
      id,
    ]),
    ...(answers === 0
      ? []
      : [[t(language, 'turn.handoff.withheld.answers', { count: answers }), null] as [string, null]]),
    ...(others ? [[t(language, 'turn.handoff.withheld.others'), null] as [string, null]] : []),
    ...different.slice(0, MAX_TITLES).map(({ id, title }): [string, string] => [title, id]),
  ];
  if (items.length === 0) return null;
  return {
    turnId: null,
    outcome: 'handed_off',
    language,
    parts: [
      { type: 'text', text: t(language, 'turn.handoff.withheld') },
      {
        type: 'list',
        ordered: false,
        items: items.map(([text]) => text),
        of: items.map(([, of]) => of),
      },
    ],
    citations: [],
    choices: [],
    suggestions: [],
    notes: [],
    controls: [],
  };
}
