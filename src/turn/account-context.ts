import type { AccountFile } from '../accounts/account-records.ts';
import { findAccountsInText } from '../accounts/find-accounts.ts';
import { formatDate } from '../accounts/format-values.ts';
import { readAccountFile } from '../accounts/read-account-file.ts';
import {
  accountEvidence,
  caseEvidence,
  ofAccount,
  opportunityEvidence,
} from '../accounts/record-evidence.ts';
import type { Audience } from '../core/audience.ts';
import type { Evidence } from '../core/citation.ts';
import type { Language } from '../core/language.ts';
import type { ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { Sources } from './number-sources.ts';

/** The most cases and opportunities that are named. */
const MAX_NAMED = 3;

/** The account that a conversation is about, as far as these readers may see it; null where none is named for them. */
export async function findAccountOf(
  database: OpenDatabase,
  readers: Audience,
  texts: { question: string; conversation: string },
): Promise<AccountFile | null> {
  const [asked] = await namedIn(database, readers, texts.question);
  const id = asked?.id ?? (await namedIn(database, readers, texts.conversation)).at(-1)?.id;
  return id === undefined ? null : readAccountFile(database, readers, id);
}

/** Accounts that a text names without doubt, in the order of the text. */
export async function namedIn(
  database: OpenDatabase,
  readers: Audience,
  text: string,
): Promise<{ id: string; name: string }[]> {
  const mentions = await findAccountsInText(database, readers, text);
  return mentions.flatMap(({ candidates: [only, other] }) =>
    only === undefined || other !== undefined ? [] : [{ id: only.id, name: only.name }],
  );
}

/** What to know of an account before taking over, with its records as sources. */
export function formatAccount(file: AccountFile, language: Language, sources: Sources): ReplyPart {
  const { account } = file;
  const wording = { language, timeZone: 'UTC' };
  const mark = sources.mark(toSource(accountEvidence(file, wording), FACTS));
  const cases = file.cases.filter(({ closed }) => !closed);
  const deals = file.opportunities.filter(({ closed }) => !closed);
  const shown = (value: string | null) => `${value ?? t(language, 'flow.account.not_recorded')} ${mark}`;
  const counted = (count: number, named: Evidence[], titles: string[]) =>
    [
      `${count} ${mark}`,
      ...named.map(
        (one, at) => `${titles[at]} ${sources.mark(toSource(one, /^(?:Case|Opportunity|Subject):/))}`,
      ),
    ].join('; ');
  return {
    type: 'facts',
    facts: [
      { label: t(language, 'turn.handoff.account'), value: shown(account.name) },
      { label: t(language, 'turn.handoff.tier'), value: shown(account.tier) },
      { label: t(language, 'flow.label.owner'), value: shown(account.owner) },
      { label: t(language, 'flow.label.edition'), value: shown(account.edition) },
      {
        label: t(language, 'flow.label.renewal_date'),
        value: shown(account.renewalDate === null ? null : formatDate(language, account.renewalDate)),
      },
      {
        label: t(language, 'flow.label.open_cases'),
        value: counted(
          cases.length,
          cases
            .slice(0, MAX_NAMED)
            .map((one) => ofAccount(caseEvidence(one, account.name, wording), account)),
          cases.map(({ subject }) => subject),
        ),
      },
      {
        label: t(language, 'flow.label.open_opportunities'),
        value: counted(
          deals.length,
          deals
            .slice(0, MAX_NAMED)
            .map((one) => ofAccount(opportunityEvidence(one, account.name, wording), account)),
          deals.map(({ name }) => name),
        ),
      },
    ],
  };
}

const FACTS = /^(?:Account|Owner|Tier|Edition|Renewal date|Open opportunities|Open cases):/;

/** A record as a source, with those of its lines that are shown. */
function toSource({ kind, id, title, text, restsOn }: Evidence, lines: RegExp) {
  const quote = text
    .split('\n')
    .filter((line) => lines.test(line))
    .join('\n');
  return { kind, id, title, quote, ...(restsOn === undefined ? {} : { restsOn }) };
}
