import type { Evidence } from '../../core/citation.ts';
import type { SentenceVerdict } from '../../guardrails/output.ts';
import { type CheckedClaim, type ClaimGround, checkClaim, quotesOf } from './check-claim.ts';
import type { AnswerClaim, ReadClaim } from './claim.ts';
import { codeAskedHosts } from './code-asked-hosts.ts';
import type { ClaimJudge } from './judge-claims.ts';
import { createClaimRenderer, isCell } from './render-claims.ts';
import { renumberQuotes } from './renumber-quotes.ts';

/** A claim of one pass; `replaces` is the number of the fallen one that it stands for, in a repair. */
export type PassedClaim = CheckedClaim & { replaces?: number };

/** The claims of one pass in order: each is checked as it is added, and shown as soon as it and all before it stand. */
export interface ClaimLine {
  /** @param opening what code says before the claim, if it stands */
  add(read: Exclude<ReadClaim, { type: 'missing' }>, opening?: string): void;
  /** Shows what has become ready. */
  showReady(): Promise<void>;
  /** Waits for the judge, shows the rest and gives all claims back. */
  settle(): Promise<PassedClaim[]>;
  /** How many claims were added. */
  readonly length: number;
  /** How many claims were shown. */
  readonly shown: number;
}

interface Entry extends PassedClaim {
  /** What code says before it, as far as it stands. */
  opening: AnswerClaim | null;
  ready: Promise<void>;
  isReady: boolean;
}

/** What a line of claims works with. */
export interface LineOptions {
  ground: Omit<ClaimGround, 'before'>;
  /** Claims that passed earlier and stand before these, one a line. */
  before?: string;
  /** Null: code decides alone. */
  judge: ClaimJudge | null;
  /** Left out where nobody watches. */
  emit?: (markdown: string) => Promise<void>;
}

/** Starts an empty line. */
export function openClaimLine({ ground, before = '', judge, emit }: LineOptions): ClaimLine {
  const entries: Entry[] = [];
  const renderer = createClaimRenderer();
  const titles = new Map(ground.evidence.map(({ n, title }) => [n, title]));
  const passed = before === '' ? [] : [before];
  /** Numbers of the pieces that claims rest on, the latest first. */
  let cited: number[] = [];
  let next = 0;
  let shown = 0;
  /** Something fell, or is laid out only at the end: what follows would be read without it. */
  let held = false;

  async function show(entry: Entry): Promise<void> {
    const { claim, verdict } = entry;
    // An introduction claims nothing: without it the rest still stands.
    if (isCell(claim) || (!verdict.ok && claim.kind !== 'lead')) held = true;
    if (held || !verdict.ok || emit === undefined) return;
    if (entry.opening !== null) await emit(renderer.next(entry.opening).replace(/[ \t]+$/, ''));
    await emit(renderer.next(claim).replace(/[ \t]+$/, ''));
    shown += 1;
  }

  async function showReady(): Promise<void> {
    for (let entry = entries[next]; entry?.isReady; entry = entries[next]) {
      next += 1;
      await show(entry);
    }
  }

  return {
    get length() {
      return entries.length;
    },
    get shown() {
      return shown;
    },
    add(read, opening) {
      // An empty claim says nothing that could be missed: it takes back another.
      if (read.type === 'claim' && read.claim.text.trim() === '') return;
      const checked = findMark(check(read, { ...ground, before: passed.join('\n') }), {
        ground: { ...ground, before: passed.join('\n') },
        cited,
      });
      const entry: Entry = {
        ...checked,
        opening: opening === undefined ? null : toOpening(opening, checked.claim),
        ready: Promise.resolve(),
        isReady: true,
      };
      entries.push(entry);
      if (!entry.verdict.ok) return;
      const { claim, verdict } = entry;
      passed.push(claim.text);
      cited = [...new Set([...claim.support.map(({ n }) => n), ...cited])];
      if (judge === null || claim.support.length === 0) return;
      entry.isReady = false;
      entry.ready = judge
        .judge({ claim, quotes: wordsBehind(entry, ground.evidence), titles })
        .then((judgement) => {
          entry.isReady = true;
          if (judgement === null) entry.unjudged = true;
          if (judgement?.ok === false)
            entry.verdict = {
              ok: false,
              check: 'judge',
              reason: judgement.reason,
              citations: verdict.citations,
            };
        });
    },
    showReady,
    async settle() {
      for (const { ready } of entries) {
        await ready;
        await showReady();
      }
      const rest = held || emit === undefined ? '' : renderer.end();
      if (rest !== '') await emit?.(rest);
      return entries.flatMap(withOpening);
    },
  };
}

/** In the line of what it opens, or above it where that is a list or a table. */
function toOpening(text: string, { prose = '' }: AnswerClaim): AnswerClaim {
  const gap = /^\s*(?:[-*|]|\d{1,3}[.)])\s/.test(prose) ? '\n' : ' ';
  return { text, kind: 'lead', support: [], prose: `${text}${gap}` };
}

function withOpening({ opening, ready: _ready, isReady: _isReady, ...passed }: Entry): PassedClaim[] {
  if (opening === null || !passed.verdict.ok) return [passed];
  return [{ claim: opening, verdict: { ok: true, citations: [] } }, passed];
}

function check(read: Exclude<ReadClaim, { type: 'missing' }>, ground: ClaimGround): PassedClaim {
  if (read.type === 'claim') {
    const replaces = read.replaces === undefined ? {} : { replaces: read.replaces };
    const claim = withCode(renumberQuotes(read.claim, ground.evidence), ground);
    return { claim, verdict: checkClaim(claim, ground), ...replaces };
  }
  const verdict: SentenceVerdict = {
    ok: false,
    check: 'form',
    reason: 'It is no readable claim.',
    citations: [],
  };
  return { claim: { text: read.text, kind: 'fact', support: [] }, verdict };
}

function withCode(claim: AnswerClaim, ground: ClaimGround): AnswerClaim {
  const text = codeAskedHosts(claim.text, ground);
  return claim.prose === undefined
    ? { ...claim, text }
    : { ...claim, text, prose: codeAskedHosts(claim.prose, ground) };
}

/** So many of the pieces that were cited last may a sentence without a mark rest on. */
const MAX_TRIED = 3;

/** A sentence of prose often leaves its mark to its neighbours: it gets that of the piece that says the same. */
function findMark(
  passed: PassedClaim,
  { ground, cited }: { ground: ClaimGround; cited: readonly number[] },
): PassedClaim {
  const { claim, verdict } = passed;
  if (verdict.ok || claim.prose === undefined || claim.support.length > 0 || claim.kind === 'lead')
    return passed;
  for (const n of cited.slice(0, MAX_TRIED)) {
    const prose = claim.prose.replace(/\s*$/u, (space) => ` [${n}]${space}`);
    const marked = { ...claim, support: [{ n }], prose };
    const again = checkClaim(marked, ground);
    if (again.ok) return { ...passed, claim: marked, verdict: again };
  }
  return passed;
}

/** A piece that is longer is judged by those of its words that code found. */
const MAX_PIECE = 3_000;

/** The words that a claim rests on: those that it quotes, or else the pieces that it cites, as far as they are short. */
export function wordsBehind(
  { claim, verdict }: CheckedClaim,
  evidence: readonly Evidence[],
): { n: number; text: string }[] {
  const quotes = quotesOf(claim);
  if (quotes.length > 0) return quotes;
  return verdict.citations.map(({ n, quote }) => {
    const { text } = evidence.find((piece) => piece.n === n) ?? { text: quote };
    return { n, text: text.length <= MAX_PIECE ? text : quote };
  });
}
