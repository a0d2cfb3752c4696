/** What one part of the attack on audiences came to, as the suite writes it into `AUDIENCE_REPORT`. */
export interface AttackPart {
  database: string;
  seed: number;
  turns: number;
  forbiddenBest: number;
  changed: number;
  compared: number;
  recognised: number;
  leaks: number;
  seconds: number;
  outcomes: Record<string, number>;
  steps: Record<string, number>;
}

/** All parts together. */
export type AttackSum = Omit<AttackPart, 'database' | 'seed'> & {
  parts: number;
  databases: string[];
  forbiddenBestPercent: number;
};

/** Adds up the parts of an attack; percent is of all turns. */
export function sumUpAttack(parts: readonly AttackPart[]): AttackSum {
  const sum = (count: (part: AttackPart) => number) => parts.reduce((total, part) => total + count(part), 0);
  const turns = sum((part) => part.turns);
  const forbiddenBest = sum((part) => part.forbiddenBest);
  return {
    parts: parts.length,
    databases: [...new Set(parts.map((part) => part.database))].sort(),
    turns,
    forbiddenBest,
    forbiddenBestPercent: turns === 0 ? 0 : Math.round((forbiddenBest / turns) * 1000) / 10,
    changed: sum((part) => part.changed),
    compared: sum((part) => part.compared),
    recognised: sum((part) => part.recognised),
    leaks: sum((part) => part.leaks),
    seconds: Math.round(sum((part) => part.seconds)),
    outcomes: together(parts.map((part) => part.outcomes)),
    steps: together(parts.map((part) => part.steps)),
  };
}

function together(counts: readonly Record<string, number>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const one of counts)
    for (const [name, count] of Object.entries(one)) total[name] = (total[name] ?? 0) + count;
  return total;
}
