-- The blocks take over what the rows of "postings" held: each becomes a block of one posting, which later runs merge.
-- A posting is the distance to the one before (none here), its frequency, and the passage's length in two bytes.
INSERT INTO posting_blocks (lexeme, access_id, first_id, last_id, count, data)
SELECT o.lexeme, o.access_id, o.passage_id, o.passage_id, 1,
       decode('00' || lpad(to_hex(least(o.tf, 255)), 2, '0') || lpad(to_hex(least(p.length, 65535)), 4, '0'), 'hex')
FROM postings o JOIN passages p ON p.id = o.passage_id;
--> statement-breakpoint
UPDATE passages SET lexemes = held.lexemes, frequencies = held.frequencies
FROM (SELECT passage_id, array_agg(lexeme ORDER BY lexeme) AS lexemes, array_agg(tf::smallint ORDER BY lexeme) AS frequencies
      FROM postings GROUP BY passage_id) AS held
WHERE held.passage_id = passages.id;
--> statement-breakpoint
INSERT INTO access_sizes (access_id, passages) SELECT access_id, count(*)::int FROM passages GROUP BY access_id;
--> statement-breakpoint
ALTER TABLE posting_blocks ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON posting_blocks TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON posting_blocks, access_sizes TO switchboard_app;
--> statement-breakpoint
CREATE POLICY posting_blocks_app ON posting_blocks TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY posting_blocks_audience ON posting_blocks FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
ALTER TABLE access_sizes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON access_sizes TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY access_sizes_app ON access_sizes TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY access_sizes_audience ON access_sizes FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
-- Builds the graph of nearest neighbours of one generation of vectors, once. The runtime role owns no table, so it asks
-- the owner through this function. Writers of vectors wait while it builds, readers do not. A graph that fits into
-- memory is built several times faster; where shared memory is short (small containers), one process builds it.
CREATE FUNCTION switchboard_index_vectors(wanted text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  name text := 'passage_vectors_near_' || md5(wanted);
  statement text := format(
    'CREATE INDEX %I ON passage_vectors USING hnsw (embedding halfvec_cosine_ops) WHERE generation = %L', name, wanted);
  megabytes bigint;
BEGIN
  IF to_regclass(name) IS NOT NULL THEN RETURN false; END IF;
  SELECT 64 + count(*) * 1200 / 1048576 INTO megabytes FROM passage_vectors WHERE generation = wanted;
  PERFORM set_config('maintenance_work_mem', least(megabytes, 1024) || 'MB', true);
  BEGIN
    EXECUTE statement;
  EXCEPTION WHEN disk_full OR out_of_memory THEN
    PERFORM set_config('max_parallel_maintenance_workers', '0', true);
    EXECUTE statement;
  END;
  RETURN true;
END $$;
--> statement-breakpoint
-- Drops the graphs of all generations but one.
CREATE FUNCTION switchboard_drop_vector_indexes(kept text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE name text;
BEGIN
  FOR name IN SELECT indexname FROM pg_indexes WHERE schemaname = 'public'
    AND indexname LIKE 'passage_vectors_near_%' AND indexname <> 'passage_vectors_near_' || md5(kept)
  LOOP EXECUTE format('DROP INDEX %I', name); END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION switchboard_index_vectors(text), switchboard_drop_vector_indexes(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION switchboard_index_vectors(text), switchboard_drop_vector_indexes(text) TO switchboard_app;
