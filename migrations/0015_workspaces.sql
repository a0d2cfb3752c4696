-- What was unique in the database is unique in a workspace.
ALTER TABLE "products" DROP CONSTRAINT "products_sku_unique";--> statement-breakpoint
ALTER TABLE "access_rules" DROP CONSTRAINT "access_rules_key_unique";--> statement-breakpoint
ALTER TABLE "sources" DROP CONSTRAINT "sources_location_unique";--> statement-breakpoint
DROP INDEX "live_mappings_name";--> statement-breakpoint
DROP INDEX "outbox_key";--> statement-breakpoint
ALTER TABLE "lexeme_stats" DROP CONSTRAINT "lexeme_stats_generation_lexeme_pk";--> statement-breakpoint
ALTER TABLE "corpus_stats" DROP CONSTRAINT "corpus_stats_pkey";--> statement-breakpoint
ALTER TABLE "corpus_stats" ADD CONSTRAINT "corpus_stats_id_team_id_pk" PRIMARY KEY("id","team_id");--> statement-breakpoint
ALTER TABLE "lexeme_stats" ADD CONSTRAINT "lexeme_stats_generation_lexeme_team_id_pk" PRIMARY KEY("generation","lexeme","team_id");--> statement-breakpoint
ALTER TABLE "accounts" DROP CONSTRAINT "accounts_pkey";--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_id_team_id_pk" PRIMARY KEY("id","team_id");--> statement-breakpoint
ALTER TABLE "contacts" DROP CONSTRAINT "contacts_pkey";--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_id_team_id_pk" PRIMARY KEY("id","team_id");--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_pkey";--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_id_team_id_pk" PRIMARY KEY("id","team_id");--> statement-breakpoint
ALTER TABLE "opportunities" DROP CONSTRAINT "opportunities_pkey";--> statement-breakpoint
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_id_team_id_pk" PRIMARY KEY("id","team_id");--> statement-breakpoint
ALTER TABLE "cases" DROP CONSTRAINT "cases_pkey";--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_id_team_id_pk" PRIMARY KEY("id","team_id");--> statement-breakpoint
ALTER TABLE "activities" DROP CONSTRAINT "activities_pkey";--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_id_team_id_pk" PRIMARY KEY("id","team_id");--> statement-breakpoint
ALTER TABLE "products" DROP CONSTRAINT "products_pkey";--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_id_team_id_pk" PRIMARY KEY("id","team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "products_sku" ON "products" USING btree ("sku","team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "access_rules_key" ON "access_rules" USING btree ("key","team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sources_location" ON "sources" USING btree ("location","team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "live_mappings_name" ON "live_mappings" USING btree ("name","kind","team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key" ON "outbox" USING btree ("key","team_id");--> statement-breakpoint
DROP INDEX "outbox_ref";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "ref_ts" text GENERATED ALWAYS AS (ref ->> 'ts') STORED;--> statement-breakpoint
CREATE INDEX "outbox_ref" ON "outbox" USING btree ("ref_ts");
--> statement-breakpoint
-- The workspace whose rows the current statement sees: that of its audience, else the one that the transaction or the
-- connection names, else the one that was connected last; empty where none ever was, and then there is nothing to part.
CREATE FUNCTION switchboard_seen_team() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE spec text := nullif(current_setting('switchboard.audience', true), '');
BEGIN
  IF spec IS NOT NULL THEN RETURN spec::jsonb ->> 'team'; END IF;
  RETURN coalesce(nullif(current_setting('switchboard.team', true), ''),
    (SELECT team_id FROM installations ORDER BY updated_at DESC LIMIT 1), '');
END $$;
--> statement-breakpoint
-- Parts a table's rows by workspace, on top of whatever else its policies ask, for the bot's own work and for readers. Rows
-- of none ('') were written before any workspace was known. The sub-select is worked out once a statement, mostly
-- without a call of the function, which is what takes time. `IS NOT NULL`
-- around it tells the planner that nearly every row passes, which is so: it plans as it did without.
CREATE FUNCTION switchboard_part_table(name text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  own text := '(CASE WHEN (SELECT coalesce(nullif(current_setting(''switchboard.audience'', true), '''')::jsonb ->> ''team'',
    nullif(current_setting(''switchboard.team'', true), ''''), switchboard_seen_team())) IN ('''', team_id) OR team_id = '''' THEN true END) IS NOT NULL';
BEGIN
  IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = name::regclass) THEN
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I TO switchboard_app USING (true) WITH CHECK (true)', name || '_app', name);
    IF has_any_column_privilege('switchboard_reader', name, 'SELECT') THEN
      EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO switchboard_reader USING (true)', name || '_audience', name);
    END IF;
  END IF;
  EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE TO switchboard_app, switchboard_reader USING (%s) WITH CHECK (%s)',
    name || '_workspace', name, own, own);
END $$;
--> statement-breakpoint
-- Not parted: which workspaces there are, deliveries (which of them are ours is told when they are handled) and the audit
-- log, which is one chain.
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT c.relname FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid AND c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    WHERE a.attname = 'team_id' AND c.relname NOT IN ('installations', 'events', 'audit_log')
  LOOP PERFORM switchboard_part_table(name); END LOOP;
END $$;
--> statement-breakpoint
-- The access rules that everyone of the current audience is covered by: as before, and of its own workspace.
CREATE OR REPLACE FUNCTION switchboard_find_allowed_access() RETURNS integer[]
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
    UNION ALL SELECT k.id, 'group:' || n.name FROM known k
      JOIN group_members m ON m.team_id = k.team_id AND m.person_id = k.id
      JOIN names n ON n.team_id = m.team_id AND n.kind = 'group' AND n.subject_id = m.group_id
    UNION ALL SELECT k.id, 'channel:' || c.channel_id FROM known k
      JOIN channel_members c ON c.team_id = k.team_id AND c.person_id = k.id
  ), covered AS (
    SELECT rule.id, count(DISTINCT held.person) AS viewers
    FROM access_rules rule CROSS JOIN unnest(rule.readers) AS named (reader) JOIN held USING (reader)
    GROUP BY rule.id
  )
  SELECT coalesce(array_agg(rule.id), '{}')
  FROM audience CROSS JOIN access_rules rule LEFT JOIN covered ON covered.id = rule.id
  WHERE rule.team_id IN ('', team)
    AND (everyone OR EXISTS (SELECT 1 FROM viewers))
    AND (NOT everyone OR rule.readers && ARRAY['anyone', 'everyone'])
    AND coalesce(covered.viewers, 0) = (SELECT count(*) FROM viewers)
$$;
--> statement-breakpoint
-- Ids of articles and records begin with a word that no other source of the database has, whichever workspace it is of.
CREATE FUNCTION switchboard_is_prefix_taken(prefix text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM articles WHERE left(id, length(prefix) + 1) = prefix || '/')
      OR EXISTS (SELECT 1 FROM sources WHERE report ->> 'prefix' = prefix)
$$;
--> statement-breakpoint
-- Whether another workspace has articles here. The index is built for all of the database, and its builder sees its own.
CREATE FUNCTION switchboard_is_shared() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM articles WHERE team_id NOT IN ('', switchboard_seen_team()))
$$;
--> statement-breakpoint
-- As before. A list of readers that the other workspace has too keeps a row of its own, with a comma at the end of its key; what
-- was counted for both apart is counted again.
CREATE OR REPLACE FUNCTION switchboard_move_rows(from_team text, to_team text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE name text;
BEGIN
  IF EXISTS (SELECT 1 FROM passage_vectors WHERE team_id = from_team) THEN
    FOR name IN SELECT indexname FROM pg_indexes
      WHERE schemaname = 'public' AND starts_with(indexname, 'passage_vectors_near_')
    LOOP EXECUTE format('DROP INDEX %I', name); END LOOP;
    UPDATE index_generations SET checked_at = NULL WHERE state = 'live';
  END IF;
  UPDATE access_rules r SET key = r.key || ',' WHERE r.team_id = from_team
    AND EXISTS (SELECT 1 FROM access_rules o WHERE o.team_id = to_team AND o.key = r.key);
  IF EXISTS (SELECT 1 FROM corpus_stats WHERE team_id = to_team) THEN
    DELETE FROM lexeme_stats WHERE team_id = from_team;
    DELETE FROM corpus_stats WHERE team_id = from_team;
    UPDATE articles SET indexed = false WHERE team_id = from_team;
  END IF;
  FOR name IN SELECT c.relname FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid AND c.relnamespace = 'public'::regnamespace
    JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attname = 'team_id' AND pg_get_expr(d.adbin, d.adrelid) = 'switchboard_team()'
  LOOP EXECUTE format('UPDATE %I SET team_id = $2 WHERE team_id = $1', name) USING from_team, to_team; END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION switchboard_seen_team(), switchboard_part_table(text), switchboard_is_prefix_taken(text),
  switchboard_is_shared() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION switchboard_seen_team() TO switchboard_app, switchboard_reader;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION switchboard_is_prefix_taken(text), switchboard_is_shared() TO switchboard_app;
--> statement-breakpoint
-- The embedded database is worked with as the bot's role too, which clears up a table that it does not own.
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 170000 THEN
    EXECUTE 'GRANT MAINTAIN ON posting_blocks TO switchboard_app';
  END IF;
END $$;
