import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { integerArray } from '../store/sql-values.ts';
import { vectorText } from './store-vectors.ts';

/** A passage as the lexemes it consists of, in their order, heading path included. */
export interface LexemeSequence {
  lexemes: string[];
  language: string;
}

/** What is read of a passage that words have found. */
export interface Candidate extends LexemeSequence {
  /** Cosine of its vector and the query's; null where either is missing or all zeros. */
  likeness: number | null;
}

/** Reads the lexemes of passages in their order, those not indexed with it in no order, and how like a query they are. Run as an audience. */
export async function readCandidates(
  tx: Database,
  passageIds: number[],
  near: { space: string; vector: readonly number[] } | null,
): Promise<Map<number, Candidate>> {
  const likeness =
    near === null
      ? sql`null::float8`
      : sql`(select 1 - (embedding <=> ${vectorText(near.vector)}::halfvec) from passage_vectors
             where generation = ${near.space} and passage_id = passages.id)`;
  // As texts: drivers read arrays letter by letter.
  const rows = await tx.query<
    Row<'passages', 'id' | 'language'> & { lexemes: string; sequence: string; likeness: number | null }
  >(sql`
    select id, language, array_to_string(lexemes, ' ') as lexemes, array_to_string(sequence, ' ') as sequence,
           ${likeness} as likeness
    from passages where id = any (${integerArray(passageIds)})`);
  return new Map(
    rows.map(({ id, language, lexemes, sequence, likeness }) => {
      const distinct = lexemes.split(' ');
      const ordered =
        sequence === '' ? distinct : sequence.split(' ').map((place) => distinct[Number(place)]!);
      return [id, { language, lexemes: ordered, likeness: Number.isNaN(likeness) ? null : likeness }];
    }),
  );
}
