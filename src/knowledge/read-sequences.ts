import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { integerArray } from '../store/sql-values.ts';

/** A passage as the lexemes it consists of, in their order, heading path included. */
export interface LexemeSequence {
  lexemes: string[];
  language: string;
}

/** Reads the lexemes of passages in their order; those not indexed with it come in no order. Run as an audience. */
export async function readSequences(
  tx: Database,
  passageIds: number[],
): Promise<Map<number, LexemeSequence>> {
  // As texts: drivers read arrays letter by letter.
  const rows = await tx.query<Row<'passages', 'id' | 'language'> & { lexemes: string; sequence: string }>(sql`
    select id, language, array_to_string(lexemes, ' ') as lexemes, array_to_string(sequence, ' ') as sequence
    from passages where id = any (${integerArray(passageIds)})`);
  return new Map(
    rows.map(({ id, language, lexemes, sequence }) => {
      const distinct = lexemes.split(' ');
      const ordered =
        sequence === '' ? distinct : sequence.split(' ').map((place) => distinct[Number(place)]!);
      return [id, { language, lexemes: ordered }];
    }),
  );
}
