import type { Authority, Discount } from '../accounts/discount-authority.ts';
import { formatRole } from '../accounts/discount-tool.ts';
import type { Language } from '../core/language.ts';
import type { ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { type CitationMarks, cite } from './citation-marks.ts';

/** Words what the table says of a discount: who may grant it or approves it, and on which conditions. */
export function formatDiscount(language: Language, discount: Discount, marks: CitationMarks): ReplyPart[] {
  const mark = (authority: Authority) => marks(`discount_authority:${authority.role}`);
  switch (discount.type) {
    case 'table':
      return formatTable(language, discount.authorities, mark);
    case 'never': {
      const { percent, highest } = discount;
      const values = { percent, max: highest.maxPercent, role: formatRole(highest.role) };
      return [textPart(cite(t(language, 'flow.discount.never', values), mark(highest)))];
    }
    case 'highest': {
      const { authority } = discount;
      const values = { max: authority.maxPercent, role: formatRole(authority.role) };
      const head = cite(t(language, 'flow.discount.highest', values), mark(authority));
      return lines(language, [authority], mark, head);
    }
    case 'approver': {
      const { authority, percent } = discount;
      const values = { percent, max: authority.maxPercent, role: formatRole(authority.role) };
      const head = cite(t(language, 'flow.discount.approver', values), mark(authority));
      return lines(language, [authority], mark, head);
    }
    case 'limit':
      return lines(
        language,
        [discount.authority],
        mark,
        formatLimit(language, discount.authority, mark(discount.authority)),
      );
    case 'allowed': {
      const { authority, percent } = discount;
      const values = { role: formatRole(authority.role), percent, max: authority.maxPercent };
      return lines(
        language,
        [authority],
        mark,
        cite(t(language, 'flow.discount.allowed', values), mark(authority)),
      );
    }
    case 'needs_approval': {
      const { authority, percent, chain } = discount;
      const approver = chain.at(-1);
      if (discount.breaksConditions) return outsideConditions(language, discount, mark);
      if (approver === undefined)
        return lines(language, [authority], mark, formatLimit(language, authority, mark(authority)));
      const values = {
        role: formatRole(authority.role),
        max: authority.maxPercent,
        percent,
        approver: formatRole(approver.role),
        approverMax: approver.maxPercent,
      };
      const head = cite(t(language, 'flow.discount.needs_approval', values), mark(authority), mark(approver));
      // Who could grant as much, but not in this deal, says why not.
      const passedOver = chain.slice(0, -1).filter((one) => one.maxPercent >= percent);
      return lines(language, [authority, ...passedOver, approver], mark, head);
    }
  }
}

/** The percentage is small enough, but the role may grant it under conditions only that the deal does not meet. */
function outsideConditions(
  language: Language,
  { authority, percent, chain }: Extract<Discount, { type: 'needs_approval' }>,
  mark: (authority: Authority) => string,
): ReplyPart[] {
  const values = {
    role: formatRole(authority.role),
    max: authority.maxPercent,
    conditions: authority.conditions ?? '',
  };
  const head = cite(t(language, 'flow.discount.outside_conditions', values), mark(authority));
  const approver = chain.at(-1);
  if (approver === undefined) return [textPart(head)];
  const role = formatRole(approver.role);
  const next = t(language, 'flow.discount.approver', { percent, max: approver.maxPercent, role });
  return lines(language, [approver], mark, [head, cite(next, mark(approver))].join('\n'));
}

function formatLimit(language: Language, authority: Authority, mark: string): string {
  const values = { role: formatRole(authority.role), max: authority.maxPercent };
  const limit = cite(t(language, 'flow.discount.limit', values), mark);
  if (authority.approverRole === null) return limit;
  const more = t(language, 'flow.discount.more', { approver: formatRole(authority.approverRole) });
  return `${limit} ${cite(more, mark)}`;
}

function lines(
  language: Language,
  authorities: readonly Authority[],
  mark: (authority: Authority) => string,
  head: string,
): ReplyPart[] {
  const conditions = authorities.flatMap((authority) =>
    authority.conditions === null
      ? []
      : [
          cite(
            t(language, 'flow.discount.conditions', {
              role: formatRole(authority.role),
              conditions: authority.conditions,
            }),
            mark(authority),
          ),
        ],
  );
  return [textPart([head, ...conditions].join('\n'))];
}

function formatTable(
  language: Language,
  authorities: readonly Authority[],
  mark: (authority: Authority) => string,
): ReplyPart[] {
  const columns = (['role', 'max', 'approver'] as const).map((column) =>
    t(language, `flow.discount.column_${column}`),
  );
  const rows = authorities.map((authority) => [
    formatRole(authority.role),
    `${authority.maxPercent} %`,
    cite(authority.approverRole === null ? '–' : formatRole(authority.approverRole), mark(authority)),
  ]);
  return [textPart(t(language, 'flow.discount.table')), { type: 'table', columns, rows }];
}

function textPart(text: string): ReplyPart {
  return { type: 'text', text };
}
