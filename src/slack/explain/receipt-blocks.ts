import type { KnownBlock } from '@slack/types';
import type { Language } from '../../core/language.ts';
import type { Receipt } from '../../core/receipt.ts';
import { t } from '../../messages/t.ts';
import { mrkdwn } from '../render/mrkdwn.ts';
import { escapeShort } from '../text/escape-slack-text.ts';
import { retrievalLines } from './retrieval-lines.ts';

const SECTION = 2_900;
const MAX_LINES = 40;

/** Draws a turn's receipt: route and reason, what was seen and used, how it was searched, checks, model, cost, and time per step. */
export function receiptBlocks(receipt: Receipt, language: Language): KnownBlock[] {
  const { route, agent } = receipt;
  return [
    ...receiptPart(t(language, 'slack.why.route'), [
      `\`${clean(route.by)}\` → \`${clean(agent)}\` · ${percent(route.confidence, language)}`,
      clean(route.reason),
      `${t(language, `slack.home.outcome.${receipt.outcome}`)}${receipt.reason === undefined ? '' : ` (\`${clean(receipt.reason)}\`)`}`,
    ]),
    ...receiptPart(t(language, 'slack.why.evidence'), evidenceLines(receipt, language)),
    ...searchPart(receipt, language),
    ...receiptPart(t(language, 'slack.why.checks'), checkLines(receipt, language)),
    ...extensionsPart(receipt, language),
    ...receiptPart(t(language, 'slack.why.work'), workLines(receipt, language)),
    { type: 'context', elements: [mrkdwn(`\`${clean(receipt.id)}\``)] },
  ];
}

function evidenceLines({ seen }: Receipt, language: Language): string[] {
  if (seen.length === 0) return [t(language, 'slack.why.nothing')];
  const ordered = [...seen].sort(
    (a, b) => Number(b.used) - Number(a.used) || (b.score ?? 0) - (a.score ?? 0),
  );
  return ordered.map(({ title, score, used }) => {
    const points = score === undefined ? '' : ` · ${score.toFixed(2)}`;
    return `${used ? '●' : '○'} ${clean(title)}${points}${used ? ` · _${t(language, 'slack.why.used')}_` : ''}`;
  });
}

function searchPart({ retrieval }: Receipt, language: Language): KnownBlock[] {
  if (retrieval === undefined) return [];
  return receiptPart(t(language, 'slack.why.search'), retrievalLines(retrieval, language).map(cleanLine));
}

function checkLines({ checks }: Receipt, language: Language): string[] {
  if (checks.length === 0) return [t(language, 'slack.why.nothing')];
  return checks.map(({ check, verdict, reason }) => {
    const said = t(language, `slack.why.verdict.${verdict}`);
    return `${verdict === 'allowed' ? '✓' : '✗'} \`${clean(check)}\` · ${said}${reason === undefined ? '' : ` · ${clean(reason)}`}`;
  });
}

/** What the company added itself, where something of it took part. */
function extensionsPart({ extensions = [] }: Receipt, language: Language): KnownBlock[] {
  if (extensions.length === 0) return [];
  const lines = extensions.map(({ kind, name, version }) =>
    t(language, 'slack.why.extension', { kind, name: clean(name), version }),
  );
  return receiptPart(t(language, 'slack.why.extensions'), lines);
}

function workLines(receipt: Receipt, language: Language): string[] {
  const { model, usage, steps, toolCalls, modelCalls = [], modelChanged } = receipt;
  const cost = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 4,
  }).format(usage.costUsd);
  const tokens = { input: usage.inputTokens, output: usage.outputTokens };
  return [
    t(language, 'slack.why.usage', { model: clean(model), cost, ...tokens }),
    ...(modelChanged === undefined
      ? []
      : [
          t(language, 'slack.why.model_changed', {
            from: clean(modelChanged.from),
            to: clean(modelChanged.to),
          }),
        ]),
    ...modelCalls.map(({ purpose, inputTokens, outputTokens, ended }) =>
      t(language, 'slack.why.model_call', {
        purpose: clean(purpose),
        input: inputTokens,
        output: outputTokens,
        ended: clean(ended),
      }),
    ),
    ...toolCalls.map(
      ({ tool, ms, ok, reason }) =>
        `${ok ? '✓' : '✗'} \`${clean(tool)}\` · ${time(ms)}${reason === undefined ? '' : ` · ${clean(reason)}`}`,
    ),
    ...steps.map(({ name, ms, counts }) => `\`${clean(name)}\` · ${time(ms)}${countsOf(counts)}`),
  ];
}

function countsOf(counts: Record<string, number> | undefined): string {
  const entries = Object.entries(counts ?? {});
  return entries.length === 0
    ? ''
    : ` · ${entries.map(([name, count]) => `${clean(name)} ${count}`).join(', ')}`;
}

/** A titled list, cut into sections within their limit. */
export function receiptPart(title: string, lines: string[]): KnownBlock[] {
  const shown = lines.slice(0, MAX_LINES);
  if (lines.length > MAX_LINES) shown.push(`… +${lines.length - MAX_LINES}`);
  const texts = [`*${title}*`];
  for (const line of shown) {
    const last = texts.at(-1)!;
    if (last.length + 1 + line.length <= SECTION) texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map((text) => ({ type: 'section', text: mrkdwn(text) }));
}

/** Long enough for any sentence of ours. */
function cleanLine(text: string): string {
  return escapeShort(text.replace(/[`\n]/g, ' '), 900);
}

function clean(text: string): string {
  return escapeShort(text.replace(/[`\n]/g, ' '), 300);
}

function time(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}

function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent' }).format(share);
}
