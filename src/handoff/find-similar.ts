import { sql } from 'drizzle-orm';
import { idsBehind } from '../core/citation.ts';
import type { HandoffId, PersonId, TeamId } from '../core/ids.ts';
import type { Language } from '../core/language.ts';
import type { Database } from '../store/database.ts';
import { analyze } from '../text/analyze.ts';
import type { Handoff } from './handoff.ts';

/** A question that a person answered before. */
export interface SimilarHandoff {
  id: HandoffId;
  question: string;
  answer: string;
  /** Ids of the evidence that the draft rested on which the answer came of; nobody is shown it who may not see them now. */
  restsOn: string[];
  closedAt: Date;
  /** 0 to 1: how much of the words of both questions is the same. */
  score: number;
}

/** How many of the newest resolved handoffs are compared. */
const COMPARED = 500;
/** Fewer words in common than this mean nothing. */
const MIN_SHARED = 2;
const MIN_SCORE = 0.3;

/**
 * Resolved handoffs whose question is like this one, the most alike first, by the stems that both share (Dice's
 * coefficient). Only those of escalation channels that the viewer is a member of. Whether the viewer may
 * see now what an answer rests on is not looked at here.
 */
export async function findSimilarHandoffs(
  database: Database,
  wanted: {
    teamId: TeamId;
    question: string;
    language: Language;
    viewerId: PersonId;
    exceptId?: HandoffId;
    limit?: number;
  },
): Promise<SimilarHandoff[]> {
  const stems = new Set(analyze(wanted.question, wanted.language));
  const candidates = await readResolved(database, wanted);
  return candidates
    .map(({ language, draft, ...handoff }) => ({
      ...handoff,
      restsOn: idsBehind(draft?.citations ?? []),
      score: likeness(stems, analyze(handoff.question, language)),
    }))
    .filter(({ score }) => score >= MIN_SCORE)
    .sort((one, other) => other.score - one.score || other.closedAt.getTime() - one.closedAt.getTime())
    .slice(0, wanted.limit ?? 3);
}

function likeness(stems: ReadonlySet<string>, others: readonly string[]): number {
  const theirs = new Set(others);
  const shared = [...theirs].filter((stem) => stems.has(stem)).length;
  return shared < MIN_SHARED ? 0 : (2 * shared) / (stems.size + theirs.size);
}

function readResolved(
  database: Database,
  {
    teamId,
    viewerId,
    exceptId = '' as HandoffId,
  }: { teamId: TeamId; viewerId: PersonId; exceptId?: HandoffId },
): Promise<(Omit<SimilarHandoff, 'score' | 'restsOn'> & Pick<Handoff, 'language' | 'draft'>)[]> {
  return database.query(sql`
    select h.id, h.question, h.answer, h.closed_at as "closedAt", h.language, h.draft from handoffs h
    join channel_members m on m.team_id = h.team_id and m.channel_id = h.channel_id and m.person_id = ${viewerId}
    where h.team_id = ${teamId} and h.state = 'resolved' and coalesce(h.answer, '') <> '' and h.id <> ${exceptId}
    order by h.closed_at desc limit ${COMPARED}`);
}
