import { BotError } from './bot-error.ts';

/** The most that one turn may use; code checks each (P6). */
export interface BudgetLimits {
  maxDepth: number;
  maxSteps: number;
  maxTokens: number;
  maxCostUsd: number;
  timeoutMs: number;
}

/** Counts what a turn uses against its limits; shared by an agent and the sub-agents it calls. */
export class Budget {
  readonly limits: BudgetLimits;
  readonly #deadlineMs: number;
  readonly #nowMs: () => number;
  #steps = 0;
  #tokens = 0;
  #costUsd = 0;

  constructor(limits: BudgetLimits, nowMs: () => number = Date.now) {
    this.limits = limits;
    this.#nowMs = nowMs;
    this.#deadlineMs = nowMs() + limits.timeoutMs;
  }

  /** Milliseconds left before the turn's deadline, never negative. */
  get remainingMs(): number {
    return Math.max(0, this.#deadlineMs - this.#nowMs());
  }

  get used(): { steps: number; tokens: number; costUsd: number } {
    return { steps: this.#steps, tokens: this.#tokens, costUsd: this.#costUsd };
  }

  /** Counts one model or tool call. @throws BotError `budget_exceeded` when it would be one too many. */
  takeStep(): void {
    this.#refuseOver('steps', this.#steps + 1, this.limits.maxSteps);
    if (this.remainingMs === 0)
      throw new BotError('budget_exceeded', `The turn ran out of time (${this.limits.timeoutMs} ms).`);
    this.#steps += 1;
  }

  /** Counts what a call used. @throws BotError `budget_exceeded` when the sum goes over. */
  spend(usage: { inputTokens: number; outputTokens: number; costUsd: number }): void {
    this.#tokens += usage.inputTokens + usage.outputTokens;
    this.#costUsd += usage.costUsd;
    this.#refuseOver('tokens', this.#tokens, this.limits.maxTokens);
    this.#refuseOver('US dollars', this.#costUsd, this.limits.maxCostUsd);
  }

  /** Checks an agent's nesting, 1 being the first. @throws BotError `budget_exceeded`. */
  enter(depth: number): void {
    this.#refuseOver('levels of agents', depth, this.limits.maxDepth);
  }

  #refuseOver(what: string, value: number, limit: number): void {
    if (value > limit)
      throw new BotError('budget_exceeded', `The turn went over its budget of ${limit} ${what}.`);
  }
}
