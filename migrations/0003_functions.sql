-- What one person may read by one list of readers. Unknown people are treated as external: only 'anyone' covers them.
CREATE FUNCTION switchboard_covers(team text, person text, readers text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'anyone' = ANY (readers)
    OR EXISTS (SELECT 1 FROM people p WHERE p.team_id = team AND p.id = person AND NOT p.deleted AND (
         ('everyone' = ANY (readers) AND p.kind = 'member')
      OR ('person:' || p.id) = ANY (readers)
      OR ('admins' = ANY (readers) AND p.kind = 'member' AND EXISTS (
            SELECT 1 FROM person_roles r WHERE r.team_id = team AND r.person_id = person AND r.role = 'admin'))
      OR EXISTS (SELECT 1 FROM group_members m JOIN groups g ON g.team_id = m.team_id AND g.id = m.group_id
            WHERE m.team_id = team AND m.person_id = person AND ('group:' || g.handle) = ANY (readers))
      OR EXISTS (SELECT 1 FROM channel_members c
            WHERE c.team_id = team AND c.person_id = person AND ('channel:' || c.channel_id) = ANY (readers))))
$$;
--> statement-breakpoint
-- The access rules that everyone of the current audience is covered by, in one pass over sets: asking for each person and
-- rule apart takes longer than a search once there are a few hundred rules. What each viewer is a reader as (unknown
-- people and closed accounts: only 'anyone') is joined with the rules; a rule holds where no viewer is missing. No
-- audience, or an audience of nobody: none.
CREATE FUNCTION switchboard_find_allowed_access() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH audience AS MATERIALIZED (
    SELECT spec ->> 'team' AS team, (spec ->> 'everyone')::boolean AS everyone, spec -> 'people' AS people
    FROM (SELECT nullif(current_setting('switchboard.audience', true), '')::jsonb AS spec) AS setting
    WHERE spec IS NOT NULL
  ), viewers AS MATERIALIZED (
    SELECT DISTINCT person FROM audience, jsonb_array_elements_text(people) AS person
  ), known AS MATERIALIZED (
    SELECT p.team_id, p.id, p.kind FROM audience
    JOIN viewers ON true JOIN people p ON p.team_id = team AND p.id = person AND NOT p.deleted
  ), held AS (
    SELECT person, 'anyone' AS reader FROM viewers
    UNION ALL SELECT id, 'person:' || id FROM known
    UNION ALL SELECT id, 'everyone' FROM known WHERE kind = 'member'
    UNION ALL SELECT k.id, 'admins' FROM known k WHERE k.kind = 'member' AND EXISTS (
      SELECT 1 FROM person_roles r WHERE r.team_id = k.team_id AND r.person_id = k.id AND r.role = 'admin')
    UNION ALL SELECT k.id, 'group:' || g.handle FROM known k
      JOIN group_members m ON m.team_id = k.team_id AND m.person_id = k.id
      JOIN groups g ON g.team_id = m.team_id AND g.id = m.group_id
    UNION ALL SELECT k.id, 'channel:' || c.channel_id FROM known k
      JOIN channel_members c ON c.team_id = k.team_id AND c.person_id = k.id
  ), covered AS (
    SELECT rule.id, count(DISTINCT held.person) AS viewers
    FROM access_rules rule CROSS JOIN unnest(rule.readers) AS named (reader) JOIN held USING (reader)
    GROUP BY rule.id
  )
  SELECT coalesce(array_agg(rule.id), '{}')
  FROM audience CROSS JOIN access_rules rule LEFT JOIN covered ON covered.id = rule.id
  WHERE (everyone OR EXISTS (SELECT 1 FROM viewers))
    AND (NOT everyone OR rule.readers && ARRAY['anyone', 'everyone'])
    AND coalesce(covered.viewers, 0) = (SELECT count(*) FROM viewers)
$$;
--> statement-breakpoint
-- The same, worked out once a transaction instead of once a statement: a search reads a dozen times. What was found is
-- kept in settings of the transaction, under the audience and the time of the transaction that it was found for.
CREATE FUNCTION switchboard_allowed_access() RETURNS integer[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asked text := current_setting('switchboard.audience', true) || ' ' || extract(epoch FROM transaction_timestamp());
  allowed integer[];
BEGIN
  IF current_setting('switchboard.allowed_for', true) = asked THEN
    RETURN current_setting('switchboard.allowed')::integer[];
  END IF;
  allowed := switchboard_find_allowed_access();
  PERFORM set_config('switchboard.allowed', allowed::text, true),
          set_config('switchboard.allowed_for', coalesce(asked, ''), true);
  RETURN allowed;
END $$;
--> statement-breakpoint
-- Keeps `article_relations` from the columns that readers may not select.
CREATE FUNCTION switchboard_relate_article() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN DELETE FROM article_relations WHERE article_id = OLD.id; END IF;
  IF TG_OP = 'DELETE' THEN RETURN NULL; END IF;
  INSERT INTO article_relations (article_id, kind, place, other_id)
  SELECT NEW.id, 'successor', 1, NEW.superseded_by WHERE NEW.superseded_by IS NOT NULL
  UNION ALL SELECT NEW.id, 'link', place::int, other FROM unnest(NEW.links) WITH ORDINALITY AS link (other, place);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER articles_relate_new AFTER INSERT ON articles FOR EACH ROW
  WHEN (NEW.superseded_by IS NOT NULL OR NEW.links <> '{}') EXECUTE FUNCTION switchboard_relate_article();
--> statement-breakpoint
CREATE TRIGGER articles_relate_changed AFTER UPDATE ON articles FOR EACH ROW
  WHEN (NEW.superseded_by IS DISTINCT FROM OLD.superseded_by OR NEW.links IS DISTINCT FROM OLD.links)
  EXECUTE FUNCTION switchboard_relate_article();
--> statement-breakpoint
CREATE TRIGGER articles_relate_gone AFTER DELETE ON articles FOR EACH ROW
  WHEN (OLD.superseded_by IS NOT NULL OR OLD.links <> '{}') EXECUTE FUNCTION switchboard_relate_article();
--> statement-breakpoint
-- Which index is searched. Readers ask by this function, so that they see nothing else of the table.
CREATE FUNCTION switchboard_live_generation() RETURNS TABLE (id integer, chunking text, embedder text, dims integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.id, g.chunking, g.embedder, g.dims FROM index_generations g WHERE g.state = 'live'
$$;
--> statement-breakpoint
-- Builds the graph of nearest neighbours of one generation of vectors, unless it is there and need not be built again. The
-- runtime role owns no table, so it asks the owner through this function. Writers of vectors wait while it builds, readers
-- do not: a new graph takes the place of the old one when it is ready. A graph that fits into memory is built several times
-- faster; where shared memory is short (small containers), one process builds it.
CREATE FUNCTION switchboard_index_vectors(wanted text, dims integer, anew boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  name text := 'passage_vectors_near_' || split_part(wanted, ':', 1) || '_' || md5(wanted);
  statement text := format(
    'CREATE INDEX %I ON passage_vectors USING hnsw ((embedding::halfvec(%s)) halfvec_cosine_ops) WHERE generation = %L',
    name || '_new', dims, wanted);
  megabytes bigint;
BEGIN
  IF to_regclass(name) IS NOT NULL AND NOT anew THEN RETURN false; END IF;
  SELECT 64 + count(*) * (dims * 4 + 176) / 1048576 INTO megabytes FROM passage_vectors WHERE generation = wanted;
  PERFORM set_config('maintenance_work_mem', least(megabytes, 1024) || 'MB', true);
  BEGIN
    EXECUTE statement;
  EXCEPTION WHEN disk_full OR out_of_memory THEN
    PERFORM set_config('max_parallel_maintenance_workers', '0', true);
    EXECUTE statement;
  END;
  EXECUTE format('DROP INDEX IF EXISTS %I', name);
  EXECUTE format('ALTER INDEX %I RENAME TO %I', name || '_new', name);
  RETURN true;
END $$;
--> statement-breakpoint
-- Drops the graphs of an index, all but the one of the vectors named; they are of the same index.
CREATE FUNCTION switchboard_drop_vector_indexes(kept text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  prefix text := 'passage_vectors_near_' || split_part(kept, ':', 1) || '_';
  name text;
BEGIN
  FOR name IN SELECT indexname FROM pg_indexes WHERE schemaname = 'public'
    AND starts_with(indexname, prefix) AND indexname <> prefix || md5(kept)
  LOOP EXECUTE format('DROP INDEX %I', name); END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION switchboard_covers(text, text, text[]), switchboard_find_allowed_access(), switchboard_allowed_access(),
  switchboard_relate_article(), switchboard_live_generation(), switchboard_index_vectors(text, integer, boolean),
  switchboard_drop_vector_indexes(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION switchboard_allowed_access(), switchboard_live_generation() TO switchboard_app, switchboard_reader;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION switchboard_covers(text, text, text[]), switchboard_index_vectors(text, integer, boolean),
  switchboard_drop_vector_indexes(text) TO switchboard_app;
