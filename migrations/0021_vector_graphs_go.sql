-- A graph is of vectors of one length, and the column takes any from now on: the graphs go, and come back with the next
-- look at the index (`switchboard index check`, or the bot's own within a minute of its start).
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE 'passage_vectors_near_%'
  LOOP EXECUTE format('DROP INDEX %I', name); END LOOP;
END $$;
--> statement-breakpoint
DROP FUNCTION switchboard_index_vectors(text);
--> statement-breakpoint
DROP FUNCTION switchboard_drop_vector_indexes(text);
