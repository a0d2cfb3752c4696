CREATE TABLE "names" (
	"team_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"subject_id" text NOT NULL,
	"confirmed_by" text,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "names_team_id_kind_name_pk" PRIMARY KEY("team_id","kind","name")
);
--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "connected" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "names_subject" ON "names" USING btree ("team_id","kind","subject_id");
--> statement-breakpoint
-- Those who bear a name today bore it first as far as is known.
INSERT INTO names (team_id, kind, name, subject_id)
SELECT team_id, 'group', lower(handle), min(id) FROM groups WHERE handle <> '' GROUP BY team_id, lower(handle)
UNION ALL SELECT team_id, 'person', lower(handle), min(id) FROM people WHERE handle <> '' GROUP BY team_id, lower(handle);
--> statement-breakpoint
-- The bot's own work reads and keeps them; nobody reads them for an audience but by the functions below.
GRANT SELECT, INSERT, UPDATE, DELETE ON names TO switchboard_app;
--> statement-breakpoint
ALTER TABLE names ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY names_app ON names TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
-- What one person may read by one list of readers: as before, but a group is who bears its name by right.
CREATE OR REPLACE FUNCTION switchboard_covers(team text, person text, readers text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'anyone' = ANY (readers)
    OR EXISTS (SELECT 1 FROM people p WHERE p.team_id = team AND p.id = person AND NOT p.deleted AND (
         ('everyone' = ANY (readers) AND p.kind = 'member')
      OR ('person:' || p.id) = ANY (readers)
      OR ('admins' = ANY (readers) AND p.kind = 'member' AND EXISTS (
            SELECT 1 FROM person_roles r WHERE r.team_id = team AND r.person_id = person AND r.role = 'admin'))
      OR EXISTS (SELECT 1 FROM group_members m
            JOIN names n ON n.team_id = m.team_id AND n.kind = 'group' AND n.subject_id = m.group_id
            WHERE m.team_id = team AND m.person_id = person AND ('group:' || n.name) = ANY (readers))
      OR EXISTS (SELECT 1 FROM channel_members c
            WHERE c.team_id = team AND c.person_id = person AND ('channel:' || c.channel_id) = ANY (readers))))
$$;
--> statement-breakpoint
-- The access rules that everyone of the current audience is covered by: as before, with groups by the names above.
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
  WHERE (everyone OR EXISTS (SELECT 1 FROM viewers))
    AND (NOT everyone OR rule.readers && ARRAY['anyone', 'everyone'])
    AND coalesce(covered.viewers, 0) = (SELECT count(*) FROM viewers)
$$;
