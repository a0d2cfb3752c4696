const BY_RULE = 'policy:';

/** Why a person is asked, as handoffs keep it, where a rule demands one; every other reason is a code alone. */
export function demandedByRule(rule: string): string {
  return `${BY_RULE}${rule}`;
}

/** The rule that demands a person; null: none does. */
export function demandingRule(reason: string): string | null {
  return reason.startsWith(BY_RULE) ? reason.slice(BY_RULE.length) : null;
}
