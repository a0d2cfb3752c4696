-- The workspace that the bot was connected to last; empty until there is one. It is kept for the transaction, together with
-- whether it was looked for, so that 100,000 rows cost one look. VOLATILE, because a statement that waited for
-- `installations` must see what came in meanwhile: the process that connects a workspace holds that table until the rows of before
-- are given to it, and every transaction that has looked here holds off any process that wants to connect one.
CREATE FUNCTION switchboard_find_team() RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE team text;
BEGIN
  IF current_setting('switchboard.no_team', true) = 'yes' THEN RETURN ''; END IF;
  SELECT team_id INTO team FROM public.installations ORDER BY updated_at DESC LIMIT 1;
  IF team IS NULL THEN
    PERFORM set_config('switchboard.no_team', 'yes', true);
    RETURN '';
  END IF;
  PERFORM set_config('switchboard.team', team, true);
  RETURN team;
END $$;
--> statement-breakpoint
-- Every row that holds something of a company says which workspace it belongs to, no matter who writes it, by this default: the
-- one that the transaction names, else the one that is connected. It is so plain that the planner puts it inline.
CREATE FUNCTION switchboard_team() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT coalesce(nullif(current_setting('switchboard.team', true), ''), public.switchboard_find_team())
$$;
--> statement-breakpoint
-- Rows that are there are of the only workspace that the database knows people of. Where it knows of none, or of several,
-- the workspace is settled when the bot connects. A constant default fills a new column without writing a row.
DO $$
DECLARE
  known text := (SELECT min(team_id) FROM people HAVING count(DISTINCT team_id) = 1);
  name text;
BEGIN
  INSERT INTO installations (team_id, name) SELECT known, '' WHERE known IS NOT NULL ON CONFLICT DO NOTHING;
  FOREACH name IN ARRAY ARRAY['access_rules', 'sources', 'articles', 'article_relations', 'passages', 'passage_vectors',
    'posting_blocks', 'access_sizes', 'lexeme_stats', 'corpus_stats', 'term_vectors', 'embedding_generations',
    'forgotten_articles', 'accounts', 'contacts', 'leads', 'opportunities', 'cases', 'activities', 'products', 'prices',
    'discount_authority', 'live_mappings', 'steps', 'receipts', 'outbox', 'handoff_events', 'triage_reports',
    'audit_log', 'findings', 'curation_checks', 'article_decisions', 'article_sketches']
  LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN team_id text DEFAULT %L NOT NULL', name, coalesce(known, ''));
    EXECUTE format('ALTER TABLE %I ALTER COLUMN team_id SET DEFAULT switchboard_team()', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- What belongs to a turn, a handoff or a triage item is of the same workspace as that.
UPDATE steps SET team_id = of.team_id FROM turns of WHERE of.id = turn_id AND of.team_id <> steps.team_id;
--> statement-breakpoint
UPDATE receipts SET team_id = of.team_id FROM turns of WHERE of.id = turn_id AND of.team_id <> receipts.team_id;
--> statement-breakpoint
UPDATE outbox SET team_id = address ->> 'teamId' WHERE address ->> 'teamId' <> team_id;
--> statement-breakpoint
UPDATE handoff_events SET team_id = of.team_id FROM handoffs of
WHERE of.id = handoff_id AND of.team_id <> handoff_events.team_id;
--> statement-breakpoint
UPDATE triage_reports SET team_id = of.team_id FROM triage_items of
WHERE of.id = item_id AND of.team_id <> triage_reports.team_id;
--> statement-breakpoint
-- Gives the rows of one workspace to another: those of none ('') to the first that is connected, those of one that is
-- forgotten to the one that stays. Tables that are given their workspace by the statement that writes them are left alone. The bot may
-- not update the audit log, so it asks the owner. Writing every vector into a graph again takes minutes: graphs go, and
-- come back with the next look at the index, which is due at once on a server.
CREATE FUNCTION switchboard_move_rows(from_team text, to_team text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE name text;
BEGIN
  IF EXISTS (SELECT 1 FROM passage_vectors WHERE team_id = from_team) THEN
    FOR name IN SELECT indexname FROM pg_indexes
      WHERE schemaname = 'public' AND starts_with(indexname, 'passage_vectors_near_')
    LOOP EXECUTE format('DROP INDEX %I', name); END LOOP;
    UPDATE index_generations SET checked_at = NULL WHERE state = 'live';
  END IF;
  FOR name IN SELECT c.relname FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid AND c.relnamespace = 'public'::regnamespace
    JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attname = 'team_id' AND pg_get_expr(d.adbin, d.adrelid) = 'switchboard_team()'
  LOOP EXECUTE format('UPDATE %I SET team_id = $2 WHERE team_id = $1', name) USING from_team, to_team; END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION switchboard_find_team(), switchboard_team(), switchboard_move_rows(text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION switchboard_find_team(), switchboard_team(), switchboard_move_rows(text, text) TO switchboard_app;
