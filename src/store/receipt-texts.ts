import { type SQL, sql } from 'drizzle-orm';

/** Checks whose reasons repeat words of answers, articles or models. */
const QUOTING =
  '(@.check == "left_out" || @.check == "repair" || @.check == "passage_injection" || @.check starts with "output.")';

/** Whether a receipt's `body` holds reasons of checks that repeat words of an answer or of an article. */
function holdsQuotingReasons(): SQL {
  return sql`jsonb_path_exists(body, ${`$.checks[*] ? (${QUOTING} && exists(@.reason))`}::jsonpath)`;
}

/** A receipt's `body`, as an expression gives it, without those reasons; what was checked and with what verdict stays. */
export function withoutQuotingReasons(body: SQL): SQL {
  return sql`jsonb_set(${body}, '{checks}', (
    select coalesce(jsonb_agg(
      case when jsonb_path_exists(each, ${`$ ? ${QUOTING}`}::jsonpath) then each - 'reason' else each end order by place), '[]'::jsonb)
    from jsonb_array_elements(coalesce(body -> 'checks', '[]'::jsonb)) with ordinality as list (each, place)))`;
}

/** Whether a receipt's `body` repeats words of anybody: quotes, what was searched, and what checks say of them. */
export function holdsTexts(): SQL {
  return sql`(jsonb_array_length(body -> 'citations') > 0
    or jsonb_array_length(coalesce(body #> '{retrieval,words}', '[]'::jsonb)) > 0
    or (body -> 'retrieval') ?| '{corrections,synonyms,understood}'::text[]
    or ${holdsQuotingReasons()})`;
}

/** A receipt's `body` without those words: that it was answered, from how many sources and at what cost stays. */
export function withoutTexts(): SQL {
  return sql`${withoutQuotingReasons(sql`jsonb_set(body, '{citations}', '[]'::jsonb)`)} ||
    case when body ? 'retrieval' then jsonb_build_object('retrieval', (body -> 'retrieval') - '{corrections,synonyms,understood}'::text[] || '{"words": []}'::jsonb)
    else '{}'::jsonb end`;
}
