-- Two group roles. switchboard_app does the bot's own work; switchboard_reader is what every read on behalf of an
-- audience runs as (SET LOCAL ROLE), and sees a row only if every reader of the audience may (P2).
DO $$ BEGIN
  CREATE ROLE switchboard_app NOLOGIN NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
--> statement-breakpoint
DO $$ BEGIN
  CREATE ROLE switchboard_reader NOLOGIN NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO switchboard_app, switchboard_reader;
--> statement-breakpoint
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
-- The access rules that everyone of the current audience is covered by. No audience, or an audience of nobody: none.
CREATE FUNCTION switchboard_allowed_access() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH audience AS (
    SELECT nullif(current_setting('switchboard.audience', true), '')::jsonb AS spec
  ), viewers AS (
    SELECT DISTINCT person FROM audience, jsonb_array_elements_text(spec -> 'people') AS person
  )
  SELECT coalesce(array_agg(rule.id), '{}')
  FROM access_rules rule, audience
  WHERE spec IS NOT NULL
    AND ((spec ->> 'everyone')::boolean OR EXISTS (SELECT 1 FROM viewers))
    AND (NOT (spec ->> 'everyone')::boolean OR rule.readers && ARRAY['anyone', 'everyone'])
    AND NOT EXISTS (SELECT 1 FROM viewers WHERE NOT switchboard_covers(spec ->> 'team', person, rule.readers))
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION switchboard_covers(text, text, text[]) FROM PUBLIC;
--> statement-breakpoint
REVOKE ALL ON FUNCTION switchboard_allowed_access() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION switchboard_allowed_access() TO switchboard_reader, switchboard_app;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION switchboard_covers(text, text, text[]) TO switchboard_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO switchboard_app;
--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO switchboard_app;
--> statement-breakpoint
-- The audit log is append-only for the bot.
REVOKE UPDATE, DELETE ON audit_log FROM switchboard_app;
--> statement-breakpoint
GRANT SELECT ON lexeme_stats, corpus_stats TO switchboard_reader;
--> statement-breakpoint
ALTER TABLE articles ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON articles TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY articles_app ON articles TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY articles_audience ON articles FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
ALTER TABLE passages ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON passages TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY passages_app ON passages TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY passages_audience ON passages FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
ALTER TABLE postings ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON postings TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY postings_app ON postings TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY postings_audience ON postings FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
ALTER TABLE passage_vectors ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON passage_vectors TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY passage_vectors_app ON passage_vectors TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY passage_vectors_audience ON passage_vectors FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON accounts TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY accounts_app ON accounts TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY accounts_audience ON accounts FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
ALTER TABLE contacts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON contacts TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY contacts_app ON contacts TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY contacts_audience ON contacts FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
ALTER TABLE leads ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON leads TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY leads_app ON leads TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY leads_audience ON leads FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
ALTER TABLE opportunities ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON opportunities TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY opportunities_app ON opportunities TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY opportunities_audience ON opportunities FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
ALTER TABLE cases ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON cases TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY cases_app ON cases TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY cases_audience ON cases FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
ALTER TABLE activities ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON activities TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY activities_app ON activities TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY activities_audience ON activities FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
ALTER TABLE products ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON products TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY products_app ON products TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY products_audience ON products FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
ALTER TABLE prices ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON prices TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY prices_app ON prices TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY prices_audience ON prices FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
ALTER TABLE discount_authority ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON discount_authority TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY discount_authority_app ON discount_authority TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY discount_authority_audience ON discount_authority FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
