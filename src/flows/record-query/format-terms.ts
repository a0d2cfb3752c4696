import { formatCount } from '../../accounts/format-values.ts';
import type { RecordEntity } from '../../accounts/queries/record-query.ts';
import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import type { TermUsed } from './builder.ts';
import type { RecordTerms } from './record-terms.ts';

/** Says what a word was taken to mean that every company means something else by. */
export function formatTerm(
  language: Language,
  term: TermUsed,
  terms: RecordTerms,
  entity: RecordEntity,
): string {
  const number = (value: number) => formatCount(language, value);
  switch (term) {
    case 'at_risk':
      return entity === 'account'
        ? t(language, 'records.term.at_risk_account', { score: number(terms.healthBelow) })
        : t(language, 'records.term.at_risk');
    case 'stale':
      return t(language, 'records.term.stale', { days: number(terms.staleDays) });
    case 'quiet':
      return t(language, 'records.term.quiet', { days: number(terms.quietDays) });
    case 'big':
      return t(language, 'records.term.big', { amount: number(terms.bigAmount) });
    case 'overdue':
      return t(language, 'records.term.overdue');
  }
}
