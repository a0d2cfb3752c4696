import type { Language } from '../core/language.ts';
import type { Reply, ReplyPart } from '../core/reply.ts';
import { TRIAGE_CATEGORIES, type TriageCategory } from '../core/triage.ts';
import { t } from '../messages/t.ts';
import type { TriageGroup } from './read-groups.ts';

/** What a day's digest tells. */
export interface Digest {
  language: Language;
  /** New items by category. */
  counts: Partial<Record<TriageCategory, number>>;
  /** The largest groups of them. */
  groups: readonly TriageGroup[];
  /** How many groups there are in all. */
  total: number;
}

const MAX_TITLE = 200;

/** Words the digest: counts by category, then the largest groups, what they are about being quoted and never read as markup. */
export function writeDigest({ language, counts, groups, total }: Digest): Reply {
  const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const more = total - groups.length;
  const parts: ReplyPart[] = [
    { type: 'heading', text: t(language, 'feedback.digest.title', { count }) },
    { type: 'text', text: formatCounts(language, counts) },
    ...groups.map((group) => formatGroup(language, group)),
  ];
  return {
    turnId: null,
    outcome: 'answered',
    language,
    parts,
    citations: [],
    choices: [],
    suggestions: [],
    notes: [
      ...(more > 0 ? [t(language, 'feedback.digest.more', { count: more })] : []),
      t(language, 'feedback.digest.open'),
    ],
    controls: [],
  };
}

function formatCounts(language: Language, counts: Digest['counts']): string {
  return TRIAGE_CATEGORIES.flatMap((category) => {
    const count = counts[category] ?? 0;
    return count === 0 ? [] : [`${t(language, `feedback.category.${category}`)}: ${count}`];
  }).join(' · ');
}

function formatGroup(language: Language, { category, count, about }: TriageGroup): ReplyPart {
  const label = t(language, `feedback.category.${category}`);
  return { type: 'quote', author: `${label} · ${count}×`, text: nameOf(language, about) };
}

function nameOf(language: Language, about: TriageGroup['about']): string {
  if (about.type === 'private') return t(language, 'feedback.private');
  const name = (about.type === 'article' ? about.title : about.text).replace(/\s+/g, ' ').trim();
  return name.length > MAX_TITLE ? `${name.slice(0, MAX_TITLE - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : name;
}
