-- What is there becomes the first index. Its embedder is the one that most of its vectors are of.
INSERT INTO index_generations (id, chunking, embedder, dims, state, live_at)
SELECT 1, 'structure-170', coalesce(held.embedder, 'local'), 256, 'live', now()
FROM (SELECT 1) AS one LEFT JOIN (
  SELECT CASE WHEN generation LIKE 'local-%' THEN 'local' ELSE regexp_replace(generation, ':[0-9]+$', '') END AS embedder
  FROM passage_vectors GROUP BY 1 ORDER BY count(*) DESC LIMIT 1) AS held ON true;
--> statement-breakpoint
UPDATE passage_vectors SET generation = '1:' || generation;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON index_generations TO switchboard_app;
--> statement-breakpoint
-- Which index is searched. Readers ask by this function, so that they see nothing else of the table.
CREATE FUNCTION switchboard_live_generation() RETURNS TABLE (id integer, chunking text, embedder text, dims integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.id, g.chunking, g.embedder, g.dims FROM index_generations g WHERE g.state = 'live'
$$;
--> statement-breakpoint
-- Builds the graph of nearest neighbours of one generation of vectors, unless it is there and need not be built anew. The
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
REVOKE ALL ON FUNCTION switchboard_live_generation(), switchboard_index_vectors(text, integer, boolean),
  switchboard_drop_vector_indexes(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION switchboard_live_generation() TO switchboard_app, switchboard_reader;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION switchboard_index_vectors(text, integer, boolean), switchboard_drop_vector_indexes(text)
  TO switchboard_app;
