import type { Audience } from '../../core/audience.ts';
import type { PersonId } from '../../core/ids.ts';
import type { RecordQuery } from './record-query.ts';

/** A query with who asks, for whom, and when. */
export interface QueryRequest {
  query: RecordQuery;
  audience: Audience;
  /** Whom `me` means; null: nobody. */
  me: PersonId | null;
  now: Date;
  /** IANA name; days begin and end there. */
  timeZone: string;
}
