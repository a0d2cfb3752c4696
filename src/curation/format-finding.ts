import type { Language } from '../core/language.ts';
import type { Reply, ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import type { FindingSide } from './finding.ts';
import type { Finding } from './list-findings.ts';

/** So many are quoted in one message. */
const MAX_QUOTED = 5;

/** What speaks for a finding besides what it quotes, in a sentence; empty where the quotations say it all. */
export function formatReason(
  { kind, evidence }: Pick<Finding, 'kind' | 'evidence'>,
  language: Language,
): string {
  const { because, day = '', share = 0, periodDays = 0, neighbours = 0 } = evidence;
  if (kind === 'duplicate' || kind === 'overlap')
    return t(language, 'curation.because.share', { share: Math.round(share * 100) });
  if (kind === 'orphan')
    return t(language, 'curation.because.orphan', { days: periodDays, count: neighbours });
  return because === undefined ? '' : t(language, `curation.because.${because}`, { day });
}

/** An article with what it says to the matter, in one line. */
export function formatSide({ articleId, title, quote, figure }: FindingSide): string {
  const named = `${title ?? articleId}${figure === undefined ? '' : ` (${figure})`}`;
  return quote === null ? named : `${named}: ${quote}`;
}

/** Words a message about findings, what they quote being shown as it is and never read as markup. */
export function writeFindings(language: Language, text: string, findings: readonly Finding[]): Reply {
  const more = findings.length - MAX_QUOTED;
  return {
    turnId: null,
    outcome: 'answered',
    language,
    parts: [
      { type: 'text', text },
      ...findings.slice(0, MAX_QUOTED).map((finding): ReplyPart => {
        const reason = formatReason(finding, language);
        const author = t(language, `curation.kind.${finding.kind}`);
        const lines = [...(reason === '' ? [] : [reason]), ...finding.evidence.sides.map(formatSide)];
        return { type: 'quote', author, text: lines.join('\n') };
      }),
    ],
    citations: [],
    choices: [],
    suggestions: [],
    notes: [
      ...(more > 0 ? [t(language, 'curation.more', { count: more })] : []),
      t(language, 'curation.where'),
    ],
    controls: [],
  };
}
